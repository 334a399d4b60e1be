import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the desk adds to the handoff: how matters ended, drafts, appointments, follow-ups, awaited words, guesses at codes. */
export const desk: Migration = {
  async up(db) {
    const ofMatter = (table: string) =>
      db.schema
        .createTable(table)
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
        .addColumn('person_id', 'text', (column) => column.notNull());

    await ofMatter('closings')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('referral', 'text')
      .addColumn('summary', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('closings_by_matter')
      .on('closings')
      .columns(['consultation_id', 'at'])
      .execute();
    await db.schema.createIndex('closings_by_time').on('closings').column('at').execute();

    await ofMatter('drafts')
      .addColumn('answer', 'text')
      .addColumn('made_at', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'text')
      .execute();
    await db.schema
      .createIndex('drafts_by_matter')
      .on('drafts')
      .columns(['consultation_id', 'made_at'])
      .execute();

    await ofMatter('appointments')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('starts_at', 'text', (column) => column.notNull())
      .addColumn('wish', 'text')
      .addColumn('made_at', 'text', (column) => column.notNull())
      .addColumn('answered_at', 'text')
      .addColumn('day_reminded_at', 'text')
      .addColumn('hour_reminded_at', 'text')
      .execute();
    await db.schema
      .createIndex('appointments_by_matter')
      .on('appointments')
      .columns(['consultation_id', 'starts_at'])
      .execute();
    await db.schema
      .createIndex('appointments_coming')
      .on('appointments')
      .column('starts_at')
      .where(sql.ref('state'), '=', sql.lit('accepted'))
      .execute();

    await ofMatter('follow_ups')
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('made_at', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'text')
      .addColumn('answer', 'text')
      .addColumn('answered_at', 'text')
      .execute();
    await db.schema
      .createIndex('follow_ups_by_matter')
      .on('follow_ups')
      .columns(['consultation_id', 'due_at'])
      .execute();
    await db.schema
      .createIndex('follow_ups_due')
      .on('follow_ups')
      .column('due_at')
      .where(sql.ref('sent_at'), 'is', sql.lit(null))
      .execute();

    // Topics of the advisers' Telegram group, and who of the office wrote a message in one (null: nobody of it).
    await db.schema
      .createTable('topics')
      .addColumn('consultation_id', 'text', (column) => column.primaryKey().references('consultations.id'))
      .addColumn('chat_id', 'text', (column) => column.notNull().unique().references('residents.id'))
      .addColumn('open', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('spoken')
      .addColumn('message_id', 'text', (column) => column.primaryKey().references('messages.id'))
      .addColumn('person_id', 'text')
      .execute();
    // What a resident was asked to type next.
    await db.schema
      .createTable('awaited_words')
      .addColumn('chat_id', 'text', (column) => column.primaryKey().references('residents.id'))
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('until_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('bind_guesses')
      .addColumn('chat_id', 'text', (column) => column.primaryKey().references('residents.id'))
      .addColumn('wrong', 'integer', (column) => column.notNull())
      .addColumn('wait_until', 'text', (column) => column.notNull())
      .execute();
  },
};
