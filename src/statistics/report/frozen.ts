import type { Report } from './report.ts';

/** A report as it was on the day it was handed in. It stays whatever happens to the rows. */
export interface FrozenReport {
  id: string;
  report: Report;
  frozenBy: string;
  frozenAt: Date;
}

export interface FrozenStore {
  freeze(report: Report, by: string, now: Date): Promise<FrozenReport>;
  frozen(id: string): Promise<FrozenReport | undefined>;
  /** Newest first. `areas`: only of these; undefined: all. A report of everything has area ''. */
  list(areas: readonly string[] | undefined): Promise<FrozenReport[]>;
}

export interface Difference {
  figure: string;
  name: string;
  /** Of a part; undefined: the figure itself. */
  part: string | undefined;
  frozen: number | null;
  now: number | null;
}

/** Where the rows now say something else than the frozen report. Figures that came with a later version are not differences. */
export function differences(frozen: Report, now: Report): Difference[] {
  const current = new Map(now.tables.flatMap((table) => table.figures).map((figure) => [figure.id, figure]));
  return frozen.tables
    .flatMap((table) => table.figures)
    .flatMap((figure) => {
      const later = current.get(figure.id);
      if (!later) return [];
      const { id, name } = figure;
      const labels = new Map([...later.parts, ...figure.parts].map(({ key, label }) => [key, label]));
      const count = (parts: typeof figure.parts, key: string) => parts.find((p) => p.key === key)?.count ?? 0;
      return [
        ...(figure.value === later.value
          ? []
          : [{ figure: id, name, part: undefined, frozen: figure.value, now: later.value }]),
        ...[...labels].flatMap(([key, part]) => {
          const [was, is] = [count(figure.parts, key), count(later.parts, key)];
          return was === is ? [] : [{ figure: id, name, part, frozen: was, now: is }];
        }),
      ];
    });
}
