import { sql } from 'kysely';
import { type Counted, cellOf, type Source } from '../../statistics/counted.ts';
import { FIGURES } from '../../statistics/figures/catalogue.ts';
import { countedIn } from '../../statistics/figures/figure.ts';
import { type Narrow, narrowsOf } from '../../statistics/fits.ts';
import type { Dialect } from '../dialect.ts';
import { insertRows } from '../json-rows.ts';
import type { Db } from '../store.ts';
import type { StatisticsSchema } from './schema.ts';
import { type Slice, slicesOf } from './slices.ts';
import { monthKey } from './spans.ts';

/** Null where there is nothing to say: split by one of these, a count leaves rows out. */
const MAY_BE_NULL = new Set(['reply', 'wait', 'handle', 'score']);

const rowsCounted = ({ from, on, where, sum }: Counted): string =>
  JSON.stringify([from, on, where ?? {}, sum ?? '']);
const specOf = (of: Counted): string => `${rowsCounted(of)}${of.by ?? ''}${of.buckets ? '~' : ''}`;

/**
 * What has summaries: every different thing the figures count, without what follows from a finer one (a number
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
  TALLIED.map((of, place) => ({ of, place, narrows: narrowsOf(of) })),
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

/** Says what the tallies were made for: where it differs from what is kept, they are made anew. */
export const TALLIES_VERSION = JSON.stringify(['days and months', ...TALLIED.map(specOf)]);

type Fields = Readonly<Record<string, unknown>>;
type Cell = StatisticsSchema['tallies'];

/** Changes of many cells, gathered before they are written: most rows of one month fall into the same few. */
export class Deltas {
  readonly #cells = new Map<string, Cell>();

  /** `sign`: 1 for a row as it is now, -1 for what it was. */
  add(source: Source, row: object, sign: 1 | -1): void {
    const fields = row as Fields;
    const area = String(fields.area);
    const slices = new Map<readonly Narrow[], Slice[]>();
    const sliced = (narrows: readonly Narrow[]): Slice[] => {
      const made = slices.get(narrows) ?? slicesOf(fields, narrows);
      slices.set(narrows, made);
      return made;
    };
    for (const { of, place, narrows } of BY_SOURCE.get(source) ?? []) {
      const cell = cellOf(of, fields);
      if (!cell) continue;
      const count = sign * cell.count;
      for (const { name, monthsOnly } of sliced(narrows)) {
        const delta = { tally: place, slice: name, area, key: cell.key, count };
        this.#add({ ...delta, at: monthKey(cell.day) });
        if (!monthsOnly) this.#add({ ...delta, at: cell.day });
      }
    }
  }

  #add(cell: Cell): void {
    const id = `${cell.tally}\0${cell.slice}\0${cell.at}\0${cell.area}\0${cell.key}`;
    const known = this.#cells.get(id);
    if (known) known.count += cell.count;
    else this.#cells.set(id, cell);
  }

  async write(tx: Db, dialect: Dialect['name']): Promise<void> {
    // In the order of their key: neighbours are written together.
    const cells = [...this.#cells.entries()]
      .filter(([, { count }]) => count !== 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, cell]) => cell);
    await insertRows(
      tx,
      dialect,
      'tallies',
      cells,
      sql`on conflict (tally, slice, at, area, key) do update set count = tallies.count + excluded.count`,
    );
  }
}
