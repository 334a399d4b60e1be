import type { Directory } from '../knowledge/directory.ts';
import { FIGURES } from './figures/catalogue.ts';
import { countedIn, type Figure, rowsOf } from './figures/figure.ts';
import { namesOf } from './names.ts';
import type { FigureStore, TimePart } from './ports.ts';
import { type Reading, readFigure } from './read-figure.ts';
import type { Scope } from './scope.ts';

export interface FigureReading extends Reading {
  id: string;
}

/** All figures, or those named, of one period. What they count is read together, once. */
export async function readFigures(
  deps: { store: FigureStore; directory: Directory },
  scope: Scope,
  figures: readonly Figure[] = FIGURES,
): Promise<FigureReading[]> {
  const names = namesOf(deps.directory);
  const store = await readTogether(deps.store, figures, scope);
  const readings: FigureReading[] = [];
  for (const figure of figures)
    readings.push({ id: figure.id, ...(await readFigure(store, figure, scope, names)) });
  return readings;
}

async function readTogether(
  store: FigureStore,
  figures: readonly Figure[],
  scope: Scope,
): Promise<Pick<FigureStore, 'count' | 'values'>> {
  const counted = figures.flatMap(countedIn);
  const found = await store.counts(counted, scope);
  const known = new Map(counted.map((of, i) => [of, found[i]!]));
  return { values: store.values, count: async (of) => known.get(of)! };
}

/** A figure over time, without gaps: days on which nothing happened are 0. */
export async function readTrend(
  store: FigureStore,
  figure: Figure,
  scope: Scope,
  by: 'day' | 'month',
): Promise<TimePart[]> {
  const counts = new Map(
    (await store.overTime(rowsOf(figure), scope, by)).map(({ at, count }) => [at, count]),
  );
  const points = new Set<string>();
  for (let day = new Date(`${scope.from}T00:00:00Z`); ; day = new Date(day.getTime() + 86_400_000)) {
    const text = day.toISOString().slice(0, 10);
    if (text > scope.to) break;
    points.add(by === 'day' ? text : text.slice(0, 7));
  }
  return [...points].map((at) => ({ at, count: counts.get(at) ?? 0 }));
}
