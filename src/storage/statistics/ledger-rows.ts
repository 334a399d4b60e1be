import { type RawBuilder, sql } from 'kysely';
import { InvalidInput } from '../../core/errors.ts';
import {
  CASE_COLUMNS,
  type CaseRow,
  type Ledger,
  type LedgerQuery,
  MATTER_COLUMNS,
  type MatterRow,
  type RowsByLedger,
} from '../../statistics/ledger/ports.ts';
import type { Db } from '../store.ts';
import { rowsIn, TABLES } from './rows-in.ts';

const SHAPES = {
  matters: { table: 'facts', id: 'consultation', columns: MATTER_COLUMNS as readonly string[] },
  cases: { table: 'case_facts', id: 'id', columns: CASE_COLUMNS as readonly string[] },
} as const;

/** Columns of the ledger as they are named in the facts. */
const column = (ledger: Ledger, name: string): string => {
  if (!SHAPES[ledger].columns.includes(name)) throw new InvalidInput(`台账没有「${name}」这一栏`);
  return name;
};

export async function ledgerRows<L extends Ledger>(
  db: Db,
  ledger: L,
  query: LedgerQuery,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: RowsByLedger[L][]; total: number }> {
  const { table } = SHAPES[ledger];
  const condition = conditionOf(ledger, query);
  const direction = sql.raw(query.descending ? 'desc' : 'asc');
  const sort = sql.ref(column(ledger, query.sort));
  // The page is chosen among the facts alone, by an index where there is one; only its rows are then read whole.
  const order =
    query.sort === 'number' ? sql`number ${direction}` : sql`${sort} ${direction}, number ${direction}`;
  const { rows: numbers } = await sql<{ number: string }>`
    select number from ${sql.table(table)} where ${condition} order by ${order} limit ${limit} offset ${offset}`.execute(
    db,
  );
  const { rows: counts } = await sql<{ total: number }>`
    select count(*) as total from ${sql.table(table)} where ${condition}`.execute(db);
  const wanted = numbers.map((row) => row.number);
  const found = new Map((await readRows(db, ledger, wanted)).map((row) => [row.number, row]));
  return { rows: wanted.flatMap((number) => found.get(number) ?? []), total: Number(counts[0]?.total ?? 0) };
}

const BATCH = 500;

export async function* allRows<L extends Ledger>(
  db: Db,
  ledger: L,
  query: Omit<LedgerQuery, 'sort' | 'descending'>,
): AsyncIterable<RowsByLedger[L][]> {
  const { table } = SHAPES[ledger];
  const condition = conditionOf(ledger, query);
  for (let after = ''; ; ) {
    const { rows: numbers } = await sql<{ number: string }>`
      select number from ${sql.table(table)} where number > ${after} and ${condition} order by number limit ${BATCH}`.execute(
      db,
    );
    if (numbers.length === 0) return;
    yield await readRows(
      db,
      ledger,
      numbers.map((row) => row.number),
    );
    after = numbers.at(-1)!.number;
  }
}

function conditionOf(ledger: Ledger, query: Omit<LedgerQuery, 'sort' | 'descending'>): RawBuilder<unknown> {
  const { table, id } = SHAPES[ledger];
  const { areas, person, number, between, where, behind, mark } = query;
  const conditions: RawBuilder<unknown>[] = [sql`1 = 1`];
  if (areas) conditions.push(areas.length === 0 ? sql`1 = 0` : sql`area in (${sql.join([...areas])})`);
  if (person !== undefined) conditions.push(sql`person = ${person}`);
  if (number) conditions.push(sql`number between ${number} and ${`${number}\u{10FFFF}`}`);
  if (between) {
    const day = sql.ref(column(ledger, between.column));
    conditions.push(
      sql`${day} between ${between.from ?? '0000'} and ${between.to ?? '9999'} and ${day} <> ''`,
    );
  }
  for (const [name, values] of Object.entries(where ?? {}))
    conditions.push(sql`${sql.ref(column(ledger, name))} in (${sql.join([...values])})`);
  if (behind) {
    const { of, scope, key } = behind;
    const part =
      key === undefined || of.by === undefined ? sql`` : sql`and cast(${sql.ref(of.by)} as text) = ${key}`;
    const inside = sql`${rowsIn(of, scope)} ${part}`;
    if (TABLES[of.from] === table) conditions.push(sql`(${inside})`);
    else if (of.from === 'marks')
      conditions.push(sql`${sql.ref(id)} in (select id from marks where ${inside})`);
    else throw new InvalidInput('这个数字后面不是台账里的件');
  }
  if (mark) {
    const value = mark.mark === undefined ? sql`` : sql`and mark = ${mark.mark}`;
    conditions.push(sql`${sql.ref(id)} in (select id from marks where kind = ${mark.kind} ${value})`);
  }
  return sql.join(conditions, sql` and `);
}

async function readRows<L extends Ledger>(
  db: Db,
  ledger: L,
  numbers: readonly string[],
): Promise<RowsByLedger[L][]> {
  if (numbers.length === 0) return [];
  const rows = ledger === 'matters' ? await readMatterRows(db, numbers) : await readCaseRows(db, numbers);
  return rows as RowsByLedger[L][];
}

export async function readMatterRows(db: Db, numbers: readonly string[]): Promise<MatterRow[]> {
  const rows = await db
    .selectFrom('facts')
    .innerJoin('consultations', 'consultations.number', 'facts.number')
    .selectAll('facts')
    .select(['consultations.opened_at', 'consultations.closed_at', 'consultations.last_at'])
    .where('facts.number', 'in', numbers)
    .orderBy('facts.number')
    .execute();
  return rows.map(({ consultation: _id, hour: _hour, reply: _reply, rated: _rated, ...row }) => {
    const { opened_at, closed_at, last_at, ...fact } = row;
    return {
      ...fact,
      opened: new Date(opened_at),
      closed: fact.closed === '' || closed_at === null ? undefined : new Date(closed_at),
      last: new Date(last_at),
      reopened: fact.reopened === 1,
    };
  });
}

export async function readCaseRows(db: Db, numbers: readonly string[]): Promise<CaseRow[]> {
  const rows = await db
    .selectFrom('case_facts')
    .selectAll()
    .where('number', 'in', numbers)
    .orderBy('number')
    .execute();
  return rows.map(({ id: _id, agreed_amount, ...row }) => ({ ...row, agreedAmount: agreed_amount }));
}
