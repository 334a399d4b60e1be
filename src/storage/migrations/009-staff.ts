import type { Migration } from 'kysely/migration';

/** Accounts of staff, their sessions, what slows guessing, and the audit log made searchable. */
export const staff: Migration = {
  async up(db) {
    await db.schema
      .createTable('accounts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person_id', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull().unique())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('must_change', 'integer', (column) => column.notNull())
      .addColumn('password_expires_at', 'text')
      .addColumn('disabled', 'integer', (column) => column.notNull())
      .addColumn('totp_sealed', 'text')
      .addColumn('totp_pending_sealed', 'text')
      .addColumn('totp_step', 'integer')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('signed_in_at', 'text')
      .execute();
    await db.schema
      .createTable('recovery_codes')
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('code_hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('recovery_codes_key', ['account_id', 'code_hash'])
      .execute();
    await db.schema
      .createTable('staff_sessions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('agent', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('staff_sessions_by_account')
      .on('staff_sessions')
      .column('account_id')
      .execute();
    await db.schema
      .createTable('sign_in_attempts')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('last_at', 'text', (column) => column.notNull())
      .addColumn('blocked_until', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('sign_in_attempts_by_time')
      .on('sign_in_attempts')
      .column('last_at')
      .execute();
    await db.schema.alterTable('audit').addColumn('address', 'text').execute();
    await db.schema.createIndex('audit_by_actor').on('audit').columns(['actor', 'at']).execute();
    await db.schema.createIndex('audit_by_action').on('audit').columns(['action', 'at']).execute();
  },
};
