import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.ts';

/** Replies on their way to channels that are pushed to. */
export const outbox = (dialect: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('outbox')
      .addColumn('position', dialect.counterType, (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('message_id', 'text', (column) => column.notNull().references('messages.id'))
      .addColumn('turn_id', 'text', (column) => column.references('turns.id'))
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('chat', 'text')
      .addColumn('address_sealed', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('lease_owner', 'text')
      .addColumn('placed', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'text')
      .execute();
    const unsent = [sql.lit('pending'), sql.lit('placed')];
    await db.schema
      .createIndex('outbox_due')
      .on('outbox')
      .columns(['channel', 'due_at', 'position'])
      .where(sql.ref('state'), 'in', unsent)
      .execute();
    await db.schema
      .createIndex('outbox_ahead')
      .on('outbox')
      .columns(['chat', 'position'])
      .where(sql.ref('state'), 'in', unsent)
      .execute();
    await db.schema
      .createIndex('outbox_dead')
      .on('outbox')
      .column('state')
      .where(sql.ref('state'), '=', sql.lit('dead'))
      .execute();
    // An erasure finds a resident's rows through the messages.
    await db.schema.createIndex('outbox_by_message').on('outbox').column('message_id').execute();
  },
});
