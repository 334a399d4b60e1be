import type { Migration } from 'kysely/migration';

/** Areas and people, copied from the knowledge directory so that rows and reports can refer to them. */
export const directory: Migration = {
  async up(db) {
    await db.schema
      .createTable('areas')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('parent_id', 'text', (column) => column.references('areas.id'))
      .addColumn('level', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('active', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('people')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('active', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('people_areas')
      .addColumn('person_id', 'text', (column) =>
        column.notNull().references('people.id').onDelete('cascade'),
      )
      .addColumn('area_id', 'text', (column) => column.notNull().references('areas.id'))
      .addPrimaryKeyConstraint('people_areas_key', ['person_id', 'area_id'])
      .execute();
    await db.schema.createIndex('people_areas_by_area').on('people_areas').column('area_id').execute();
  },
};
