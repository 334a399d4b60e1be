import type { Directory } from '../knowledge/directory.ts';
import { FIGURES } from './figures/catalogue.ts';
import type { Figure } from './figures/figure.ts';
import { namesOf } from './names.ts';
import type { FigureStore } from './ports.ts';
import { type Reading, readFigure } from './read-figure.ts';
import type { Scope } from './scope.ts';

export interface FigureReading extends Reading {
  id: string;
}

/** All figures, or those named, of one period. Each is one or two queries of daily summaries. */
export async function readFigures(
  deps: { store: FigureStore; directory: Directory },
  scope: Scope,
  figures: readonly Figure[] = FIGURES,
): Promise<FigureReading[]> {
  const names = namesOf(deps.directory);
  const readings: FigureReading[] = [];
  for (const figure of figures)
    readings.push({ id: figure.id, ...(await readFigure(deps.store, figure, scope, names)) });
  return readings;
}

export interface TrendPoint {
  /** A day, or a month (2026-03). */
  at: string;
  count: number;
}

/** A figure over time, without gaps: days on which nothing happened are 0. */
export async function readTrend(
  store: FigureStore,
  figure: Figure,
  scope: Scope,
  by: 'day' | 'month',
): Promise<TrendPoint[]> {
  const { measure } = figure;
  const of = measure.type === 'rate' ? measure.part : measure.of;
  const days = new Map((await store.byDay(of, scope)).map(({ day, count }) => [day, count]));
  const points = new Map<string, number>();
  for (let day = new Date(`${scope.from}T00:00:00Z`); ; day = new Date(day.getTime() + 86_400_000)) {
    const text = day.toISOString().slice(0, 10);
    if (text > scope.to) break;
    const at = by === 'day' ? text : text.slice(0, 7);
    points.set(at, (points.get(at) ?? 0) + (days.get(text) ?? 0));
  }
  return [...points].map(([at, count]) => ({ at, count }));
}
