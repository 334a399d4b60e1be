import type { Counted, Part } from './counted.ts';
import { type Figure, type LabelsOf, rowsOf } from './figures/figure.ts';
import { whyUnfit } from './fits.ts';
import { placeOf, valueAt } from './percentile.ts';
import type { FigureStore } from './ports.ts';
import type { Scope } from './scope.ts';

export interface LabelledPart extends Part {
  label: string;
}

/** A figure with its number. `value` is null where there is nothing to say it of (a rate of none, a median of none). */
export interface Reading {
  value: number | null;
  /** In words, where what is asked for does not fit the figure: there is no number then. */
  unfit?: string;
  parts: LabelledPart[];
}

/** Names of what keys stand for, in words people read. */
export interface Names {
  area(id: string): string;
  person(id: string): string;
  room(id: string): string;
  /** What an area is shown under: its community. */
  community(id: string): string;
}

export async function readFigure(
  store: Pick<FigureStore, 'count' | 'values'>,
  { measure, unit }: Figure,
  scope: Scope,
  names: Names,
): Promise<Reading> {
  const unfit = whyUnfit(rowsOf({ measure }), scope);
  if (unfit !== undefined) return { value: null, unfit, parts: [] };
  switch (measure.type) {
    case 'count': {
      const total = sum(await store.count(measure.of, scope));
      return { value: unit === '万元' ? inWan(total) : total, parts: [] };
    }
    case 'breakdown': {
      const parts = await store.count(measure.of, scope);
      return { value: sum(parts), parts: labelled(parts, measure.labels, names) };
    }
    case 'rate': {
      const part = sum(await store.count(measure.part, scope));
      const whole = sum(await store.count(measure.whole, scope));
      return { value: whole === 0 ? null : round((100 * part) / whole, 1), parts: [] };
    }
    case 'percentile':
      return { value: await percentile(store, measure, scope), parts: [] };
    case 'mean': {
      const parts = await store.count(measure.of, scope);
      const all = sum(parts);
      const total = parts.reduce((t, { key, count }) => t + Number(key) * count, 0);
      return { value: all === 0 ? null : round(total / all, 2), parts: [] };
    }
  }
}

const sum = (parts: readonly Part[]): number => parts.reduce((total, { count }) => total + count, 0);

/** 万元 from 分, to the yuan. */
const inWan = (fen: number): number => round(fen / 1_000_000, 4);

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

async function percentile(
  store: Pick<FigureStore, 'count' | 'values'>,
  { of, at }: { of: Counted; at: number },
  scope: Scope,
): Promise<number | null> {
  const place = placeOf(await store.count(of, scope), at);
  if (!place) return null;
  const { from, to, rank } = place;
  return from === to ? from : valueAt(await store.values(of, scope, { from, to }), rank);
}

/** Hours and scores in their order, everything else with the most first. Grids are added up to their communities. */
function labelled(parts: readonly Part[], labels: LabelsOf, names: Names): LabelledPart[] {
  if (labels === 'hour')
    return Array.from({ length: 24 }, (_, hour) => ({
      key: String(hour),
      label: `${hour}时`,
      count: parts.find(({ key }) => key === String(hour))?.count ?? 0,
    }));
  const merged = new Map<string, number>();
  for (const { key, count } of parts) {
    const shown = labels === 'area' ? names.community(key) : key;
    merged.set(shown, (merged.get(shown) ?? 0) + count);
  }
  return [...merged]
    .map(([key, count]) => ({ key, label: labelOf(key, labels, names), count }))
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function labelOf(key: string, labels: LabelsOf, names: Names): string {
  if (typeof labels === 'object') return labels[key] ?? (key || '没有登记');
  if (labels === 'area') return key === '' ? '没有选社区' : names.area(key);
  if (key === '') return '没有登记';
  if (labels === 'person') return names.person(key);
  return labels === 'room' ? names.room(key) : key;
}
