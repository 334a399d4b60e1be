import type { Migration } from 'kysely/migration';

export const housekeeping: Migration = {
  async up(db) {
    await db.schema
      .createTable('sequences')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('audit')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('detail', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('audit_by_subject').on('audit').columns(['subject', 'at']).execute();
    await db.schema.createIndex('audit_by_time').on('audit').column('at').execute();
    await db.schema
      .createTable('doomed_files')
      .addColumn('reference', 'text', (column) => column.primaryKey())
      .execute();
    await db.schema
      .createTable('installation')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};
