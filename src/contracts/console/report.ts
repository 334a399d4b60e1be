import { z } from 'zod';

const year = z.coerce.number().int().min(2000).max(2100);
export const reportQuery = z.object({ year, area: z.string().trim().min(1).max(100).optional() });
export const reportFileQuery = reportQuery.extend({ format: z.enum(['xlsx', 'docx', 'csv', 'md', 'json']) });
export const frozenFileQuery = reportFileQuery.pick({ format: true });
export const freezeBody = z.object({ year, area: z.string().trim().min(1).max(100).optional() });

const period = z.object({ from: z.string(), to: z.string() });
export const report = z.object({
  title: z.string(),
  area: z.object({ id: z.string().nullable(), name: z.string() }),
  period,
  /** How much of it is over; the days laid beside it are the same a year earlier. */
  counted: period,
  before: period,
  madeAt: z.string(),
  demo: z.boolean(),
  tables: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      figures: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          unit: z.string(),
          definition: z.string(),
          value: z.number().nullable(),
          before: z.number().nullable(),
          parts: z.array(
            z.object({ key: z.string(), label: z.string(), count: z.number(), before: z.number() }),
          ),
        }),
      ),
    }),
  ),
  paragraphs: z.array(z.object({ heading: z.string(), text: z.string() })),
});
export type ReportAnswer = z.infer<typeof report>;

export const frozenItem = z.object({
  id: z.string(),
  title: z.string(),
  area: z.object({ id: z.string().nullable(), name: z.string() }),
  period,
  frozenAt: z.string(),
  frozenBy: z.string(),
});
export type FrozenItem = z.infer<typeof frozenItem>;

export const frozenReport = frozenItem.extend({
  report,
  /** Where the rows now say something else. `part`: its name; null: the figure itself. */
  differences: z.array(
    z.object({
      figure: z.string(),
      name: z.string(),
      part: z.string().nullable(),
      frozen: z.number().nullable(),
      now: z.number().nullable(),
    }),
  ),
});
export type FrozenAnswer = z.infer<typeof frozenReport>;
