import { bucketOf } from './percentile.ts';

/** Where figures are counted: one row a consultation, a mark, a mediation case, an entry of the outreach log. */
export type Source = 'matters' | 'marks' | 'cases' | 'outreach';

/** Names the days of a source that a period may mean, and what it can be split and filtered by. */
export const SOURCES = {
  matters: {
    days: ['opened', 'closed', 'called', 'rated'],
    columns: [
      'area',
      'channel',
      'topic',
      'kind',
      'urgency',
      'state',
      'outcome',
      'person',
      'hour',
      'answered',
      'tier',
      'accepted',
      'finished',
      'reply',
      'wait',
      'handle',
      'score',
      'transfers',
      'reopened',
    ],
  },
  marks: { days: ['day'], columns: ['kind', 'mark', 'area', 'channel', 'topic', 'person'] },
  cases: {
    days: ['applied', 'accepted', 'ended'],
    columns: [
      'area',
      'room',
      'level',
      'type',
      'source',
      'state',
      'result',
      'person',
      'amount',
      'agreed_amount',
      'people',
      'form',
      'performed',
      'confirmation',
    ],
  },
  outreach: { days: ['day'], columns: ['kind', 'area', 'person', 'count', 'people'] },
} as const satisfies Record<Source, { days: readonly string[]; columns: readonly string[] }>;

/**
 * What is counted, said once: figures, their daily summaries and the rows behind a number all follow from it.
 * `on`: which day puts a row into a period. `where`: only rows with one of these values. `by`: split by a column; rows
 * where it is null are left out. `sum`: add a column up instead of counting rows. `buckets`: keys are of percentile.ts,
 * not the values of `by`.
 */
export interface Counted {
  /** Key of its daily summary; unique. */
  name: string;
  from: Source;
  on: string;
  where?: Readonly<Record<string, readonly (string | number)[]>>;
  by?: string;
  sum?: string;
  buckets?: true;
}

export interface Part {
  key: string;
  count: number;
}

/** A mistake in a figure shows when the program starts, not when somebody opens the page. */
export function counted(of: Counted): Counted {
  const { days, columns } = SOURCES[of.from] as { days: readonly string[]; columns: readonly string[] };
  const used = [...Object.keys(of.where ?? {}), ...(of.by ? [of.by] : []), ...(of.sum ? [of.sum] : [])];
  const unknown = [...(days.includes(of.on) ? [] : [of.on]), ...used.filter((c) => !columns.includes(c))];
  if (unknown.length > 0) throw new Error(`figure ${of.name}: ${of.from} has no ${unknown.join(', ')}`);
  return of;
}

type Row = Readonly<Record<string, unknown>>;

/** The one cell of the summary that a row adds to; undefined: it is not counted. */
export function cellOf(of: Counted, row: Row): { day: string; key: string; count: number } | undefined {
  const day = row[of.on];
  if (typeof day !== 'string' || day === '') return undefined;
  for (const [column, values] of Object.entries(of.where ?? {}))
    if (!values.some((value) => value === row[column])) return undefined;
  const key = of.by === undefined ? '' : row[of.by];
  if (key === null || key === undefined) return undefined;
  const count = of.sum === undefined ? 1 : Number(row[of.sum] ?? 0);
  return { day, key: String(of.buckets ? bucketOf(Number(key)) : key), count };
}
