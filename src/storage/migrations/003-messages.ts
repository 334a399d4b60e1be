import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was said, and the turns that answer it. */
export const messages: Migration = {
  async up(db) {
    await db.schema
      .createTable('messages')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('resident_id', 'text', (column) => column.notNull().references('residents.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('consultation_id', 'text', (column) => column.references('consultations.id'))
      // No foreign key: turns refer to messages, and both rows are made in one transaction.
      .addColumn('turn_id', 'text')
      .addColumn('direction', 'text', (column) => column.notNull())
      .addColumn('author', 'text', (column) => column.notNull())
      .addColumn('content', 'text')
      .addColumn('reply', 'text')
      .addColumn('file_count', 'integer', (column) => column.notNull())
      .addColumn('channel_message_id', 'text')
      .addColumn('update_id', 'text')
      .addColumn('original_id', 'text', (column) => column.references('messages.id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addUniqueConstraint('messages_by_seq', ['resident_id', 'seq'])
      .execute();
    await db.schema.createIndex('messages_by_turn').on('messages').columns(['turn_id', 'seq']).execute();
    await db.schema
      .createTable('attachments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('message_id', 'text', (column) => column.notNull().references('messages.id'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('reference', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('media_type', 'text', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('attachments_by_message', ['message_id', 'position'])
      .execute();
    await db.schema
      .createTable('claimed_updates')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('message_id', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      // Checked at the commit: the claim comes first, so that a second claimer waits before it writes anything.
      .addForeignKeyConstraint('claimed_updates_message', ['message_id'], 'messages', ['id'], (constraint) =>
        constraint.deferrable().initiallyDeferred(),
      )
      .execute();
    await db.schema
      .createTable('turns')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('resident_id', 'text', (column) => column.notNull().references('residents.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('message_id', 'text', (column) => column.notNull().references('messages.id'))
      .addColumn('consultation_id', 'text', (column) => column.references('consultations.id'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('lease_owner', 'text')
      .addColumn('record', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('finished_at', 'text')
      .execute();
    // Only what is to be done: both stay small however long the log grows.
    const waiting = sql.lit('pending');
    const working = sql.lit('working');
    await db.schema
      .createIndex('turns_due')
      .on('turns')
      .columns(['due_at', 'seq'])
      .where(sql.ref('state'), 'in', [waiting, working])
      .execute();
    await db.schema
      .createIndex('turns_ahead')
      .on('turns')
      .columns(['resident_id', 'seq'])
      .where(sql.ref('state'), 'in', [waiting, working])
      .execute();
    await db.schema
      .createIndex('turns_by_consultation')
      .on('turns')
      .columns(['consultation_id', 'seq'])
      .execute();
  },
};
