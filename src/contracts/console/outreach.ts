import { z } from 'zod';
import { day, pageQuery } from './paging.ts';

const word = z.string().trim().min(1).max(100).optional();

export const outreachQuery = pageQuery.extend({
  from: day.optional(),
  to: day.optional(),
  area: word,
  person: word,
  /** One kind or several with commas. */
  kind: word,
  /** Rows behind a figure of the outreach log. */
  figure: word,
  key: z.string().max(100).optional(),
});

export const outreachBody = z.object({
  kind: z.string().min(1),
  day,
  area: z.string().max(100).default(''),
  /** Who did it; without it the one who enters it. */
  person: word,
  place: z.string().trim().max(200, '地点不超过 200 个字').default(''),
  note: z.string().trim().max(1000, '说明不超过 1000 个字').default(''),
  count: z.number().int('数量要是整数').min(1, '数量至少是 1').max(1_000_000, '数量太大，请核对').default(1),
  people: z
    .number()
    .int('人数要是整数')
    .min(0, '人数不能是负数')
    .max(1_000_000, '人数太大，请核对')
    .default(0),
});
export type OutreachBody = z.infer<typeof outreachBody>;

export const outreachRow = z.object({
  id: z.string(),
  kind: z.string(),
  kindName: z.string(),
  unit: z.string(),
  day: z.string(),
  area: z.string(),
  areaName: z.string(),
  person: z.string(),
  personName: z.string(),
  place: z.string(),
  note: z.string(),
  count: z.number(),
  people: z.number(),
  cameFrom: z.enum(['page', 'telegram', 'import', 'demo']),
  madeBy: z.string(),
  madeAt: z.string(),
  /** The reader may change it. */
  mine: z.boolean(),
});
export type OutreachItem = z.infer<typeof outreachRow>;

export const outreachKinds = z.object({
  kinds: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string(), people: z.boolean() })),
});
export type OutreachKinds = z.infer<typeof outreachKinds>;

/** What came of a sheet. Nothing is entered while there is a problem, unless `skipBad` was asked for. */
export const importAnswer = z.object({
  read: z.number(),
  entered: z.number(),
  /** Rows of an earlier import. */
  repeated: z.number(),
  problems: z.array(
    z.object({ row: z.number(), column: z.string(), value: z.string(), problem: z.string() }),
  ),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
/** `skipBad`: the good rows are entered though there are bad ones. `check`: nothing is entered, only looked at. */
export const importQuery = z.object({
  mode: z.enum(['check', 'all-or-nothing', 'skip-bad']).default('all-or-nothing'),
});
