import { type RawBuilder, sql } from 'kysely';
import type { Counted } from '../../statistics/counted.ts';
import type { Period } from '../../statistics/period.ts';
import type { Scope } from '../../statistics/scope.ts';
import type { Db } from '../store.ts';
import { inAreas } from './rows-in.ts';
import type { Spans } from './spans.ts';
import { tallyOf } from './tallies.ts';

export interface TallyRow {
  tally: number;
  /** A key of the split, or of time (as in spans.ts). */
  key: string;
  count: number;
}

/** Sums of the tallies of `of` over months and days, in one query: each stretch of time is a range of the key. */
export async function readTallies(
  db: Db,
  of: readonly Counted[],
  slice: string,
  { months, days }: Spans,
  scope: Scope,
  group: 'key' | 'at',
): Promise<TallyRow[]> {
  const tallies = [...new Set(of.map((one) => tallyOf(one)!))];
  const ranges: readonly { from: string; to: string }[] = [...(months ? [months] : []), ...days];
  if (tallies.length === 0 || ranges.length === 0) return [];
  const key = sql.ref(group);
  const range = ({ from, to }: { from: string; to: string } | Period): RawBuilder<unknown> => sql`
    select tally, ${key} as key, count from tallies
    where tally in (${sql.join(tallies)}) and slice = ${slice} and at between ${from} and ${to} and ${inAreas(scope)}`;
  const { rows } = await sql<TallyRow>`
    select tally, key, cast(sum(count) as bigint) as count from (${sql.join(ranges.map(range), sql` union all `)}) as cells
    group by tally, key having sum(count) <> 0`.execute(db);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
