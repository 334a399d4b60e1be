import type { Catalogue, FiguresAnswer, FigureValue } from '../../../contracts/console/figures.ts';
import type { FigureMeta } from '../shared/counting/use-catalogue.ts';
import type { Counting } from '../shared/counting/use-counting.ts';

export interface PartRow {
  key: string;
  label: string;
  count: number;
  before: number;
}

/** A figure with what it says of both periods. */
export interface Shown {
  figure: FigureMeta;
  value: number | null;
  before: number | null;
  /** Why it has no number with these filters. */
  unfit: string | undefined;
  parts: PartRow[];
}

/** All that the panels of the page are drawn from. */
export interface Board {
  counting: Counting;
  /** The other period, with the same filters: what its numbers open onto. */
  other: Counting;
  of(id: string): Shown | undefined;
  tables: readonly { id: string; name: string; figures: readonly Shown[] }[];
}

const NONE: FigureValue = { id: '', value: null, parts: [] };
/** Marks in their order, not by how many gave them. */
const BY_KEY = new Set(['scores']);

export function boardOf(
  { tables, figures }: Catalogue,
  answer: FiguresAnswer,
  counting: Counting,
  other: Counting,
): Board {
  const now = new Map(answer.figures.map((reading) => [reading.id, reading]));
  const then = new Map(answer.against.figures.map((reading) => [reading.id, reading]));
  const shown = new Map(
    figures.map((figure) => [
      figure.id,
      together(figure, now.get(figure.id) ?? NONE, then.get(figure.id) ?? NONE),
    ]),
  );
  return {
    counting,
    other,
    of: (id) => shown.get(id),
    tables: tables.map(({ id, name }) => ({
      id,
      name,
      figures: figures.filter(({ table }) => table === id).map((figure) => shown.get(figure.id)!),
    })),
  };
}

function together(figure: FigureMeta, now: FigureValue, then: FigureValue): Shown {
  const parts = new Map<string, PartRow>(
    now.parts.map((part) => [part.key, { ...part, before: 0 }] as const),
  );
  for (const { key, label, count } of then.parts)
    parts.set(key, { ...(parts.get(key) ?? { key, label, count: 0 }), before: count });
  const rows = [...parts.values()];
  return {
    figure,
    value: now.value,
    before: then.value,
    unfit: now.unfit,
    parts: BY_KEY.has(figure.id) ? rows.toSorted((a, b) => a.key.localeCompare(b.key)) : rows,
  };
}
