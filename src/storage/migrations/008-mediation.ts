import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Mediation cases, and all that belongs to them. Personal particulars and words are sealed. */
export const mediation: Migration = {
  async up(db) {
    await db.schema
      .createTable('cases')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'text', (column) => column.notNull().unique())
      .addColumn('year', 'integer', (column) => column.notNull())
      .addColumn('serial', 'integer', (column) => column.notNull())
      .addColumn('consultation_id', 'text', (column) => column.references('consultations.id'))
      .addColumn('area_id', 'text', (column) => column.notNull())
      .addColumn('room', 'text', (column) => column.notNull())
      .addColumn('level', 'text', (column) => column.notNull())
      .addColumn('room_reason', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('dispute_type', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('facts_sealed', 'text')
      .addColumn('claims_sealed', 'text')
      .addColumn('amount', 'bigint')
      .addColumn('people', 'integer', (column) => column.notNull())
      .addColumn('mediators', 'text', (column) => column.notNull())
      .addColumn('confirmation', 'text', (column) => column.notNull())
      .addColumn('prevented', 'text', (column) => column.notNull())
      .addColumn('reason_sealed', 'text')
      .addColumn('extend_to', 'text')
      .addColumn('applied_at', 'text', (column) => column.notNull())
      .addColumn('accepted_at', 'text')
      .addColumn('consented_at', 'text')
      .addColumn('due_at', 'text')
      .addColumn('ended_at', 'text')
      .addColumn('archived_at', 'text')
      .addUniqueConstraint('cases_serial', ['year', 'serial'])
      .execute();
    await db.schema.createIndex('cases_by_state').on('cases').columns(['state', 'applied_at']).execute();
    await db.schema.createIndex('cases_by_area').on('cases').columns(['area_id', 'applied_at']).execute();
    await db.schema.createIndex('cases_by_time').on('cases').column('applied_at').execute();
    await db.schema.createIndex('cases_by_end').on('cases').column('ended_at').execute();
    await db.schema.createIndex('cases_by_consultation').on('cases').column('consultation_id').execute();

    const ofCase = (table: string) =>
      db.schema
        .createTable(table)
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'));

    await ofCase('parties')
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('side', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('resident_id', 'text', (column) => column.references('residents.id'))
      .addColumn('personal_sealed', 'text')
      .addColumn('consent', 'text')
      .addColumn('consent_at', 'text')
      .addColumn('extension_ok', 'integer', (column) => column.notNull())
      .addUniqueConstraint('parties_position', ['case_id', 'position'])
      .execute();
    await db.schema.createIndex('parties_by_resident').on('parties').column('resident_id').execute();

    await ofCase('invitations')
      .addColumn('party_id', 'text', (column) => column.notNull().references('parties.id'))
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('made_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('used_at', 'text')
      .addColumn('used_by', 'text')
      .addColumn('revoked_at', 'text')
      .execute();
    await db.schema.createIndex('invitations_by_party').on('invitations').column('party_id').execute();
    await db.schema
      .createTable('invitation_misses')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('resident_id', 'text', (column) => column.notNull())
      .addColumn('why', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('invitation_misses_by_resident')
      .on('invitation_misses')
      .columns(['resident_id', 'at'])
      .execute();

    await ofCase('case_offers')
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('made_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'text')
      .execute();
    await db.schema.createIndex('case_offers_by_case').on('case_offers').column('case_id').execute();
    await db.schema
      .createIndex('case_offers_open')
      .unique()
      .on('case_offers')
      .column('case_id')
      .where(sql.ref('state'), '=', sql.lit('offered'))
      .execute();

    await ofCase('case_sessions')
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('proposed', 'text', (column) => column.notNull())
      .addColumn('picks', 'text', (column) => column.notNull())
      .addColumn('at', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('record_sealed', 'text')
      .addColumn('started_at', 'text')
      .addColumn('ended_at', 'text')
      .execute();
    await db.schema
      .createIndex('case_sessions_by_case')
      .on('case_sessions')
      .columns(['case_id', 'position'])
      .execute();

    // Nobody sees a message but its sender, the mediators and its audience: `all`, or one party.
    await ofCase('case_messages')
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('session_id', 'text')
      .addColumn('by_party', 'text')
      .addColumn('by_person', 'text')
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('text_sealed', 'text')
      .addColumn('files_sealed', 'text')
      .addColumn('source_id', 'text', (column) => column.unique())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('case_messages_by_case')
      .on('case_messages')
      .columns(['case_id', 'position'])
      .execute();
    await db.schema
      .createTable('case_copies')
      .addColumn('message_id', 'text', (column) => column.primaryKey().references('messages.id'))
      .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
      .addColumn('case_message_id', 'text')
      .execute();
    await db.schema.createIndex('case_copies_by_case').on('case_copies').column('case_id').execute();
    await db.schema
      .createIndex('case_copies_by_message')
      .on('case_copies')
      .column('case_message_id')
      .execute();

    await db.schema
      .createTable('agreements')
      .addColumn('case_id', 'text', (column) => column.primaryKey().references('cases.id'))
      .addColumn('form', 'text', (column) => column.notNull())
      .addColumn('more_sealed', 'text')
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('proposed_at', 'text', (column) => column.notNull())
      .addColumn('effective_at', 'text')
      .execute();
    await db.schema.createIndex('agreements_by_effect').on('agreements').column('effective_at').execute();
    await ofCase('agreement_terms')
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('party_id', 'text', (column) => column.notNull().references('parties.id'))
      .addColumn('what_sealed', 'text', (column) => column.notNull())
      .addColumn('amount', 'bigint')
      .addColumn('due', 'text')
      .addColumn('performed', 'text')
      .execute();
    await db.schema
      .createIndex('agreement_terms_by_case')
      .on('agreement_terms')
      .columns(['case_id', 'position'])
      .execute();
    // One row a party and revision: pressing twice confirms once.
    await db.schema
      .createTable('confirmations')
      .addColumn('party_id', 'text', (column) => column.notNull().references('parties.id'))
      .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('code_hash', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('confirmed_at', 'text')
      .addPrimaryKeyConstraint('confirmations_key', ['party_id', 'revision'])
      .execute();
    await db.schema.createIndex('confirmations_by_case').on('confirmations').column('case_id').execute();

    await ofCase('case_follow_ups')
      .addColumn('due', 'text', (column) => column.notNull())
      .addColumn('done_at', 'text')
      .addColumn('finding_sealed', 'text')
      .addColumn('satisfied', 'integer')
      .execute();
    await db.schema
      .createIndex('case_follow_ups_by_case')
      .on('case_follow_ups')
      .columns(['case_id', 'due'])
      .execute();

    await ofCase('case_events')
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('from_state', 'text')
      .addColumn('to_state', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('why_sealed', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('case_events_by_case')
      .on('case_events')
      .columns(['case_id', 'position'])
      .execute();
    await db.schema.createIndex('case_events_by_time').on('case_events').columns(['event', 'at']).execute();

    // Derived from the case each time it changes (mediation/timers-of.ts); fired once, then done.
    await db.schema
      .createTable('case_timers')
      .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('done_at', 'text')
      .addPrimaryKeyConstraint('case_timers_key', ['case_id', 'key'])
      .execute();
    await db.schema
      .createIndex('case_timers_due')
      .on('case_timers')
      .column('due_at')
      .where(sql.ref('done_at'), 'is', sql.lit(null))
      .execute();

    // What a chat is in the middle of: the form, a room, something asked for.
    await db.schema
      .createTable('case_modes')
      .addColumn('resident_id', 'text', (column) => column.primaryKey().references('residents.id'))
      .addColumn('mode_sealed', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
  },
};
