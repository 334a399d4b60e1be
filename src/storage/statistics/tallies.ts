import { type Counted, cellOf, type Source } from '../../statistics/counted.ts';
import { FIGURES } from '../../statistics/figures/catalogue.ts';
import { countedIn } from '../../statistics/figures/figure.ts';
import type { Db } from '../store.ts';

const ROWS_A_STATEMENT = 400;

/** What has daily summaries. Outreach has few rows and needs none. */
export const TALLIED: readonly Counted[] = FIGURES.flatMap(countedIn).filter(
  ({ from }) => from !== 'outreach',
);
const NAMES = new Set(TALLIED.map(({ name }) => name));
const BY_SOURCE = Map.groupBy(TALLIED, ({ from }) => from);

export const isTallied = ({ name }: Counted): boolean => NAMES.has(name);

/** Says which figures the tallies were made for: where it differs from what is kept, they are made anew. */
export const TALLIES_VERSION = JSON.stringify(TALLIED);

/** Changes of many cells, gathered before they are written: most rows of one day fall into the same few. */
export class Deltas {
  readonly #cells = new Map<
    string,
    { tally: string; day: string; area: string; key: string; count: number }
  >();

  /** `sign`: 1 for a row as it is now, -1 for what it was. */
  add(source: Source, row: object, sign: 1 | -1): void {
    const fields = row as Readonly<Record<string, unknown>>;
    const area = String(fields.area);
    for (const of of BY_SOURCE.get(source) ?? []) {
      const cell = cellOf(of, fields);
      if (!cell) continue;
      const id = `${of.name}\0${cell.day}\0${area}\0${cell.key}`;
      const known = this.#cells.get(id);
      if (known) known.count += sign * cell.count;
      else
        this.#cells.set(id, { tally: of.name, day: cell.day, area, key: cell.key, count: sign * cell.count });
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
