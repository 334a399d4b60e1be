import { z } from 'zod';
import { day } from './paging.ts';

const word = z.string().trim().min(1).max(100).optional();

/** What the figures are asked of; the same words in the address of every page, so that filters hold across pages. */
export const scopeQuery = z.object({
  from: day,
  /** The last day, inclusive. */
  to: day,
  /** An area and what lies under it. */
  area: word,
  topic: word,
  /** Who held the matter last, mediated the case, did the work. */
  person: word,
  channel: word,
});
export type ScopeQuery = z.infer<typeof scopeQuery>;

/** `againstFrom`, `againstTo`: another period to lay beside it; without them the same days a year earlier. */
export const figuresQuery = scopeQuery.extend({
  againstFrom: day.optional(),
  againstTo: day.optional(),
  /** Only these figures, with commas. */
  only: z.string().max(2000).optional(),
});

export const trendQuery = scopeQuery.extend({ by: z.enum(['day', 'month']).default('day') });

const part = z.object({ key: z.string(), label: z.string(), count: z.number() });
export const figureReading = z.object({
  id: z.string(),
  /** Null: nothing to be said of it (a rate of none, a median of none). */
  value: z.number().nullable(),
  /** Why it has no number: what is asked for does not fit it (a case has no channel). In words, for the screen. */
  unfit: z.string().optional(),
  parts: z.array(part),
});
export type FigureValue = z.infer<typeof figureReading>;

const period = z.object({ from: z.string(), to: z.string() });
export const figuresAnswer = z.object({
  period,
  figures: z.array(figureReading),
  against: z.object({ period, figures: z.array(figureReading) }),
});
export type FiguresAnswer = z.infer<typeof figuresAnswer>;

/** What there is to be counted, for every page that shows a number. */
export const catalogue = z.object({
  tables: z.array(z.object({ id: z.string(), name: z.string() })),
  figures: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      /** What counts, 件 or 人次, which date, which area: shown beside the number. */
      definition: z.string(),
      table: z.string(),
      /** What its parts are: communities, hours of the day, anything else; null: it has none. */
      split: z.enum(['area', 'hour', 'other']).nullable(),
      measure: z.enum(['count', 'breakdown', 'rate', 'percentile', 'mean']),
      /** Which list lies behind the number: /ledger/matters, /ledger/cases, /outreach, each asked with `figure` and `key`. */
      rows: z.enum(['matters', 'cases', 'outreach']),
    }),
  ),
});
export type Catalogue = z.infer<typeof catalogue>;

const named = z.object({ id: z.string(), name: z.string() });
/** What the filters of the figures, ledger and outreach pages offer, as far as the reader's rights reach. */
export const choices = z.object({
  areas: z.array(named.extend({ level: z.string(), parent: z.string().nullable() })),
  people: z.array(named.extend({ role: z.string() })),
  topics: z.array(named),
  rooms: z.array(named),
  /** Column of the ledger → value → what people read. */
  labels: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Choices = z.infer<typeof choices>;

export const trend = z.object({ points: z.array(z.object({ at: z.string(), count: z.number() })) });
export type Trend = z.infer<typeof trend>;
