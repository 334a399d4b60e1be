import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.ts';

type Db = Kysely<unknown>;
type Table = CreateTableBuilder<string, string>;

/** Columns of text, never null. */
const texts =
  (...names: string[]) =>
  (table: Table): Table =>
    names.reduce<Table>((made, name) => made.addColumn(name, 'text', (column) => column.notNull()), table);

/**
 * Facts (one row a consultation or case), marks (several a matter), and tallies (their sums by day and area). A trigger
 * on every table they come from notes what changed, in the transaction that changed it; whoever writes cannot forget it.
 */
export const statistics = (dialect: Dialect): Migration => ({
  async up(db) {
    // A log, not a set: a change committed while another is being worked in has a row of its own and is not lost.
    await db.schema
      .createTable('stale_facts')
      .addColumn('position', dialect.counterType, (column) => column.primaryKey())
      .$call(texts('subject', 'id'))
      .execute();
    await makeFacts(db);
    await makeTallies(db, dialect);
    await db.schema
      .createTable('referrals')
      .addColumn('consultation_id', 'text', (column) => column.notNull().references('consultations.id'))
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('referrals_key', ['consultation_id', 'target'])
      .execute();
    for (const [table, id] of Object.entries(CONSULTATION_TABLES))
      await dialect.onChange(db, table, noteStale('consultation', id));
    for (const [table, id] of Object.entries(CASE_TABLES))
      await dialect.onChange(db, table, noteStale('case', id));
    // A turn changes often while it is at work; what counts is its end.
    await dialect.onChange(
      db,
      'turns',
      sql`insert into stale_facts (subject, id) select 'consultation', new.consultation_id
          where new.consultation_id is not null and new.state in ('done', 'failed')`,
    );
    await dialect.onChange(
      db,
      'feedback',
      sql`insert into stale_facts (subject, id) select 'consultation', consultation_id from turns
          where id = new.turn_id and consultation_id is not null`,
    );
    await makeOffice(db);
  },
});

/** Table → its column that names the consultation. */
const CONSULTATION_TABLES = {
  consultations: 'id',
  handoff_requests: 'consultation_id',
  holds: 'consultation_id',
  ratings: 'consultation_id',
  clocks: 'consultation_id',
  relays: 'consultation_id',
  referrals: 'consultation_id',
};
const CASE_TABLES = {
  cases: 'id',
  agreements: 'case_id',
  agreement_terms: 'case_id',
  case_follow_ups: 'case_id',
  case_events: 'case_id',
};

/** What figures are narrowed to. */
const NARROWED = ['topic', 'channel', 'person', 'area'];

const noteStale = (subject: string, id: string) =>
  sql`insert into stale_facts (subject, id) values (${sql.lit(subject)}, new.${sql.ref(id)})`;

async function makeFacts(db: Db): Promise<void> {
  await db.schema
    .createTable('facts')
    .addColumn('consultation', 'text', (column) => column.primaryKey())
    .$call(
      texts(
        'number',
        'area',
        'channel',
        'topic',
        'kind',
        'urgency',
        'state',
        'outcome',
        'person',
        'opened',
        'closed',
        'answered',
        'called',
        'tier',
        'accepted',
        'finished',
        'rated',
      ),
    )
    .addColumn('hour', 'integer', (column) => column.notNull())
    .addColumn('reply', 'integer')
    .addColumn('wait', 'integer')
    .addColumn('handle', 'integer')
    .addColumn('score', 'integer')
    .addColumn('transfers', 'integer', (column) => column.notNull())
    .addColumn('reopened', 'integer', (column) => column.notNull())
    .execute();
  // For lists.
  for (const column of ['area', 'topic', 'person', 'channel'])
    await db.schema.createIndex(`facts_by_${column}`).on('facts').columns([column, 'opened']).execute();
  await db.schema.createIndex('facts_number').on('facts').column('number').execute();
  // For lists by day, and to count the rows of some days: those that are not asked for need not be fetched.
  for (const day of ['opened', 'closed', 'called', 'rated'])
    await db.schema
      .createIndex(`facts_${day}`)
      .on('facts')
      .columns([day, 'number', ...NARROWED])
      .execute();
  // For percentiles: the rows of one bucket that holds several values. All that such a question asks is in the index.
  for (const [value, day] of [
    ['reply', 'opened'],
    ['wait', 'called'],
    ['handle', 'called'],
  ] as const)
    await db.schema
      .createIndex(`facts_${value}`)
      .on('facts')
      .columns([value, day, ...NARROWED])
      .where(sql.ref(value), '>=', sql.lit(64))
      .execute();

  await db.schema
    .createTable('marks')
    .$call(texts('subject', 'id', 'kind', 'day', 'mark', 'of', 'area', 'channel', 'topic', 'person'))
    .addPrimaryKeyConstraint('marks_key', ['id', 'kind', 'day', 'mark', 'of'])
    .execute();
  await db.schema
    .createIndex('marks_by_day')
    .on('marks')
    .columns(['kind', 'day', 'mark', ...NARROWED])
    .execute();

  await db.schema
    .createTable('case_facts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .$call(
      texts(
        'number',
        'area',
        'room',
        'level',
        'type',
        'source',
        'state',
        'result',
        'person',
        'applied',
        'accepted',
        'ended',
        'form',
        'performed',
        'confirmation',
      ),
    )
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('agreed_amount', 'bigint', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .execute();
  for (const day of ['applied', 'accepted', 'ended'])
    await db.schema.createIndex(`case_facts_${day}`).on('case_facts').column(day).execute();
}

async function makeTallies(db: Db, dialect: Dialect): Promise<void> {
  const key: ('tally' | 'slice' | 'at' | 'area' | 'key')[] = ['tally', 'slice', 'at', 'area', 'key'];
  const tallies = db.schema
    .createTable('tallies')
    .addColumn('tally', 'integer', (column) => column.notNull())
    .$call(texts('slice', 'at', 'area', 'key'))
    .addColumn('count', 'bigint', (column) => column.notNull());
  // Read by ranges of its key, some hundred thousand cells at once: they must lie together, counts included. SQLite keeps the
  // table itself in that order; in PostgreSQL the index holds all there is, so that the scattered rows need not be fetched.
  if (dialect.name === 'sqlite')
    await tallies.addPrimaryKeyConstraint('tallies_key', key).modifyEnd(sql`without rowid`).execute();
  else {
    await tallies.execute();
    const columns = sql.join(key.map((column) => sql.ref(column)));
    await sql`create unique index tallies_key on tallies (${columns}) include (count)`.execute(db);
  }
}

async function makeOffice(db: Db): Promise<void> {
  await db.schema
    .createTable('outreach')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .$call(texts('kind', 'day', 'area', 'person', 'place', 'note', 'came_from', 'made_by', 'made_at'))
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('changed_by', 'text')
    .addColumn('changed_at', 'text')
    // Of an imported row: the same sheet read twice is entered once.
    .addColumn('fingerprint', 'text', (column) => column.unique())
    .execute();
  await db.schema.createIndex('outreach_by_day').on('outreach').columns(['day', 'id']).execute();

  await db.schema
    .createTable('saved_views')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .$call(texts('owner', 'page', 'name', 'query', 'made_at'))
    .addUniqueConstraint('saved_views_name', ['owner', 'page', 'name'])
    .execute();

  await db.schema
    .createTable('frozen_reports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .$call(texts('area', 'from', 'to', 'title', 'content', 'frozen_by', 'frozen_at'))
    .execute();
}
