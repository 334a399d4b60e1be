import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whoever speaks in a mediation room is told whom it did not reach, and of files that were not passed on. */
export const roomDeliveries: Migration = {
  async up(db) {
    await db.schema
      .alterTable('outbox')
      .addColumn('lost_files', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('case_messages').addColumn('from_chat', 'text').execute();
    await db.schema.alterTable('case_messages').addColumn('delivery', 'text').execute();
    await db.schema.alterTable('case_messages').addColumn('missed', 'text').execute();
    await db.schema
      .createIndex('case_messages_going')
      .on('case_messages')
      .column('at')
      .where(sql.ref('delivery'), '=', sql.lit('going'))
      .execute();
  },
};
