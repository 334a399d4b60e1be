import { sql } from 'kysely';
import { type Counted, cellOf, type Source } from '../../statistics/counted.ts';
import { FIGURES } from '../../statistics/figures/catalogue.ts';
import { countedIn } from '../../statistics/figures/figure.ts';
import type { Scope } from '../../statistics/scope.ts';
import type { Dialect } from '../dialect.ts';
import { insertRows } from '../json-rows.ts';
import type { Db } from '../store.ts';
import type { StatisticsSchema } from './schema.ts';

/** Null where there is nothing to say: split by one of these, a count leaves rows out. */
const MAY_BE_NULL = new Set(['reply', 'wait', 'handle', 'score']);

const rowsCounted = ({ from, on, where, sum }: Counted): string =>
  JSON.stringify([from, on, where ?? {}, sum ?? '']);
const specOf = (of: Counted): string => `${rowsCounted(of)}${of.by ?? ''}`;

/**
 * What has daily summaries: every different thing the figures count, without what follows from a finer one (a number
 * that is also there split up). Outreach has few rows and needs none.
 */
function tallied(): Counted[] {
  const all = FIGURES.flatMap(countedIn).filter(({ from }) => from !== 'outreach');
  const different = [...new Map(all.map((of) => [specOf(of), of])).values()];
  const split = new Set(
    different.filter(({ by }) => by !== undefined && !MAY_BE_NULL.has(by)).map(rowsCounted),
  );
  return different.filter((of) => of.by !== undefined || !split.has(rowsCounted(of)));
}

const TALLIED = tallied();
const PLACES = new Map(TALLIED.map((of, place) => [specOf(of), place]));
const BY_SOURCE = Map.groupBy(
  TALLIED.map((of, place) => ({ of, place })),
  ({ of }) => of.from,
);

/** The tally that answers for it, by its place; the sum of its keys where it is split and `of` is not. */
export function tallyOf(of: Counted): number | undefined {
  const exact = PLACES.get(specOf(of));
  if (exact !== undefined || of.by !== undefined) return exact;
  const finer = TALLIED.findIndex(
    (other) => other.by && !MAY_BE_NULL.has(other.by) && rowsCounted(other) === rowsCounted(of),
  );
  return finer < 0 ? undefined : finer;
}

/** What a count is most often narrowed to. Each value has tallies of its own: its slice. */
const SLICED = ['topic', 'person', 'channel'] as const;
const sliceOf = (column: string, value: string): string => `${column}:${value}`;

/** The slice that holds what is asked for; '' holds everything, undefined: none does. */
export function sliceFor(scope: Scope): string | undefined {
  const narrowed = SLICED.filter((column) => scope[column] !== undefined);
  const [column, ...more] = narrowed;
  if (column === undefined) return '';
  const value = scope[column];
  return more.length > 0 || !value ? undefined : sliceOf(column, value);
}

/** A row without a value (held by nobody) is in no slice of that column; what is asked of those is counted from facts. */
function slicesOf(fields: Fields): string[] {
  const slices = [''];
  for (const column of SLICED) {
    const value = fields[column];
    if (typeof value === 'string' && value !== '') slices.push(sliceOf(column, value));
  }
  return slices;
}

/** Says what the tallies were made for: where it differs from what is kept, they are made anew. */
export const TALLIES_VERSION = JSON.stringify([SLICED, ...TALLIED.map(specOf)]);

type Fields = Readonly<Record<string, unknown>>;

/** Changes of many cells, gathered before they are written: most rows of one day fall into the same few. */
export class Deltas {
  readonly #cells = new Map<string, StatisticsSchema['tallies']>();

  /** `sign`: 1 for a row as it is now, -1 for what it was. */
  add(source: Source, row: object, sign: 1 | -1): void {
    const fields = row as Fields;
    const area = String(fields.area);
    const slices = slicesOf(fields);
    for (const { of, place } of BY_SOURCE.get(source) ?? []) {
      const cell = cellOf(of, fields);
      if (!cell) continue;
      const { day, key } = cell;
      const count = sign * cell.count;
      for (const slice of slices) {
        const id = `${place}\0${slice}\0${day}\0${area}\0${key}`;
        const known = this.#cells.get(id);
        if (known) known.count += count;
        else this.#cells.set(id, { tally: place, slice, day, area, key, count });
      }
    }
  }

  async write(tx: Db, dialect: Dialect['name']): Promise<void> {
    const cells = [...this.#cells.values()].filter(({ count }) => count !== 0);
    await insertRows(
      tx,
      dialect,
      'tallies',
      cells,
      sql`on conflict (tally, slice, day, area, key) do update set count = tallies.count + excluded.count`,
    );
  }
}
