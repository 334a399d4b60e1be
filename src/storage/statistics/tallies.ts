import type { Insertable } from 'kysely';
import { type Counted, cellOf, type Source } from '../../statistics/counted.ts';
import { FIGURES } from '../../statistics/figures/catalogue.ts';
import { countedIn } from '../../statistics/figures/figure.ts';
import type { Db } from '../store.ts';
import type { StatisticsSchema } from './schema.ts';

const ROWS_A_STATEMENT = 400;

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

/** Says what the tallies were made for: where it differs from what is kept, they are made anew. */
export const TALLIES_VERSION = JSON.stringify(TALLIED.map(specOf));

/** Changes of many cells, gathered before they are written: most rows of one day fall into the same few. */
export class Deltas {
  readonly #cells = new Map<string, Insertable<StatisticsSchema['tallies']>>();

  /** `sign`: 1 for a row as it is now, -1 for what it was. */
  add(source: Source, row: object, sign: 1 | -1): void {
    const fields = row as Readonly<Record<string, unknown>>;
    const area = String(fields.area);
    for (const { of, place } of BY_SOURCE.get(source) ?? []) {
      const cell = cellOf(of, fields);
      if (!cell) continue;
      const { day, key } = cell;
      const id = `${place}\0${day}\0${area}\0${key}`;
      const count = sign * cell.count;
      const known = this.#cells.get(id);
      if (known) known.count += count;
      else this.#cells.set(id, { tally: place, day, area, key, count });
    }
  }

  async write(tx: Db): Promise<void> {
    const cells = [...this.#cells.values()].filter(({ count }) => count !== 0);
    for (let i = 0; i < cells.length; i += ROWS_A_STATEMENT) {
      await tx
        .insertInto('tallies')
        .values(cells.slice(i, i + ROWS_A_STATEMENT))
        .onConflict((conflict) =>
          conflict
            .columns(['tally', 'day', 'area', 'key'])
            .doUpdateSet((eb) => ({ count: eb('tallies.count', '+', eb.ref('excluded.count')) })),
        )
        .execute();
    }
  }
}
