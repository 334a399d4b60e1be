import type { Part } from './counted.ts';
import type { Figure, LabelsOf } from './figures/figure.ts';
import type { FigureStore } from './ports.ts';
import type { Scope } from './scope.ts';

export interface LabelledPart extends Part {
  label: string;
}

/** A figure with its number. `value` is null where there is nothing to say it of (a rate of none, a median of none). */
export interface Reading {
  value: number | null;
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
  store: Pick<FigureStore, 'count'>,
  { measure, unit }: Figure,
  scope: Scope,
  names: Names,
): Promise<Reading> {
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
      return { value: percentileOf(await store.count(measure.of, scope), measure.at), parts: [] };
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

/** Nearest rank: the smallest value that at least this share of the rows do not exceed. */
export function percentileOf(histogram: readonly Part[], at: number): number | null {
  const sorted = histogram
    .map(({ key, count }) => ({ value: Number(key), count }))
    .toSorted((a, b) => a.value - b.value);
  let rank = Math.max(1, Math.ceil(sum(histogram) * at));
  for (const { value, count } of sorted) {
    rank -= count;
    if (rank <= 0) return value;
  }
  return null;
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
