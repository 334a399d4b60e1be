import type { Migration } from 'kysely/migration';

/** Residents, their consultations and every change of state. */
export const consultations: Migration = {
  async up(db) {
    await db.schema
      .createTable('residents')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('address_hash', 'text')
      .addColumn('address_sealed', 'text')
      .addColumn('name_sealed', 'text')
      .addColumn('area_id', 'text', (column) => column.references('areas.id'))
      .addColumn('last_seq', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('erased_at', 'text')
      // Nulls differ from each other on both databases, so any number of erased residents may stand here.
      .addUniqueConstraint('residents_by_address', ['channel', 'address_hash'])
      .execute();
    await db.schema
      .createTable('consultations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'text', (column) => column.notNull().unique())
      .addColumn('resident_id', 'text', (column) => column.notNull().references('residents.id'))
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('area_id', 'text', (column) => column.references('areas.id'))
      .addColumn('topic', 'text')
      .addColumn('kind', 'text')
      .addColumn('urgency', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('flags', 'text', (column) => column.notNull())
      .addColumn('opened_at', 'text', (column) => column.notNull())
      .addColumn('last_at', 'text', (column) => column.notNull())
      .addColumn('closed_at', 'text')
      .execute();
    await db.schema
      .createIndex('consultations_by_resident')
      .on('consultations')
      .columns(['resident_id', 'opened_at'])
      .execute();
    // The queue and the idle ones. Whole, not partial: SQLite cannot infer `not closed` from `= 'queued'`.
    await db.schema
      .createIndex('consultations_by_state')
      .on('consultations')
      .columns(['state', 'last_at'])
      .execute();
    // Reports go by the day of opening.
    await db.schema.createIndex('consultations_by_opening').on('consultations').column('opened_at').execute();
    await db.schema
      .createTable('consultation_events')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('from_state', 'text')
      .addColumn('to_state', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('consultation_events_by_consultation')
      .on('consultation_events')
      .columns(['consultation_id', 'at'])
      .execute();
  },
};
