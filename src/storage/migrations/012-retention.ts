import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Transcripts past their time are erased; what is left to erase is found without reading the rest. */
export const retention: Migration = {
  async up(db) {
    await db.schema.alterTable('consultations').addColumn('words_erased_at', 'text').execute();
    await db.schema
      .createIndex('consultations_to_erase')
      .on('consultations')
      .column('closed_at')
      .where(sql.ref('words_erased_at'), 'is', sql.lit(null))
      .execute();
    // Said outside any consultation: greetings, commands, what passed at a desk.
    await sql`create index messages_to_erase on messages (at)
      where consultation_id is null and (content is not null or reply is not null)`.execute(db);
  },
};
