import type { Migration } from 'kysely/migration';

/** What a turn leaves besides its replies. */
export const turnResults: Migration = {
  async up(db) {
    await db.schema
      .createTable('citations')
      .addColumn('turn_id', 'text', (column) => column.notNull().references('turns.id'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('passage_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('statute', 'text')
      .addColumn('article', 'text')
      .addColumn('version_id', 'text')
      .addPrimaryKeyConstraint('citations_key', ['turn_id', 'position'])
      .execute();
    await db.schema
      .createTable('feedback')
      .addColumn('turn_id', 'text', (column) => column.primaryKey().references('turns.id'))
      .addColumn('useful', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('handoff_requests')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
      .addColumn('turn_id', 'text', (column) => column.notNull().references('turns.id'))
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('wish', 'text')
      .addColumn('urgency', 'text', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .addColumn('promise', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('handoff_requests_by_consultation')
      .on('handoff_requests')
      .columns(['consultation_id', 'at'])
      .execute();
  },
};
