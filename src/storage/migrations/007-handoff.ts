import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** People who take matters over: their desks, the cards put before them, what they hold, and its clock. */
export const handoff: Migration = {
  async up(db) {
    await db.schema
      .createTable('desks')
      .addColumn('person_id', 'text', (column) => column.primaryKey())
      .addColumn('chat_id', 'text', (column) => column.notNull().unique().references('residents.id'))
      .addColumn('away', 'integer', (column) => column.notNull())
      .addColumn('opened_id', 'text', (column) => column.references('consultations.id'))
      .addColumn('awaiting', 'text')
      .addColumn('bound_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('bind_codes')
      .addColumn('person_id', 'text', (column) => column.primaryKey())
      .addColumn('code_hash', 'text', (column) => column.notNull().unique())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('offers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('made_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'text')
      .execute();
    await db.schema
      .createIndex('offers_by_matter')
      .on('offers')
      .columns(['consultation_id', 'made_at'])
      .execute();
    // One open card a matter, also when two instances offer it at once.
    await db.schema
      .createIndex('offers_open')
      .unique()
      .on('offers')
      .column('consultation_id')
      .where(sql.ref('state'), '=', sql.lit('offered'))
      .execute();
    await db.schema
      .createTable('holds')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('reminded_at', 'text')
      .addColumn('ended_at', 'text')
      .addColumn('ending', 'text')
      .execute();
    await db.schema
      .createIndex('holds_by_matter')
      .on('holds')
      .columns(['consultation_id', 'since'])
      .execute();
    await db.schema
      .createIndex('holds_now')
      .unique()
      .on('holds')
      .column('consultation_id')
      .where(sql.ref('ended_at'), 'is', sql.lit(null))
      .execute();
    await db.schema
      .createIndex('holds_of_person')
      .on('holds')
      .column('person_id')
      .where(sql.ref('ended_at'), 'is', sql.lit(null))
      .execute();
    await db.schema
      .createTable('relays')
      .addColumn('source_id', 'text', (column) => column.notNull().references('messages.id'))
      .addColumn('target_id', 'text', (column) => column.primaryKey().references('messages.id'))
      .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('from_chat', 'text', (column) => column.notNull().references('residents.id'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addUniqueConstraint('relays_once', ['source_id'])
      .execute();
    await db.schema
      .createIndex('relays_going')
      .on('relays')
      .column('at')
      .where(sql.ref('state'), '=', sql.lit('going'))
      .execute();
    await db.schema
      .createTable('notes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('text', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('notes_by_matter').on('notes').columns(['consultation_id', 'at']).execute();
    await db.schema
      .createTable('ratings')
      .addColumn('consultation_id', 'text', (column) => column.primaryKey().references('consultations.id'))
      .addColumn('person_id', 'text')
      .addColumn('score', 'integer', (column) => column.notNull())
      .addColumn('word', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('clocks')
      .addColumn('consultation_id', 'text', (column) => column.primaryKey().references('consultations.id'))
      .addColumn('tier', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('remind_at', 'text', (column) => column.notNull())
      .addColumn('reminded_at', 'text')
      .addColumn('alerted_at', 'text')
      .addColumn('paused_at', 'text')
      .addColumn('pause_reason', 'text')
      .addColumn('ended_at', 'text')
      .execute();
    await db.schema
      .createTable('alerts')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('sightings')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('sightings_key', ['name', 'consultation_id'])
      .execute();
    await db.schema.createIndex('sightings_by_time').on('sightings').column('at').execute();
    await db.schema.createIndex('alerts_by_time').on('alerts').column('at').execute();
    await db.schema
      .createIndex('messages_by_consultation')
      .on('messages')
      .columns(['consultation_id', 'seq'])
      .execute();
    // A reply to a shown message is found by the channel's id of it.
    await db.schema
      .createIndex('messages_by_channel_id')
      .on('messages')
      .columns(['resident_id', 'channel_message_id'])
      .execute();
  },
};
