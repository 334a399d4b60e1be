import { z } from 'zod';
import { day, pageOf, pageQuery } from './paging.ts';

const word = z.string().trim().min(1).max(100).optional();

export const auditQuery = pageQuery.extend({
  /** Person id, `resident`, `system` or `stranger`. */
  actor: word,
  /** Whole or its beginning: `account` finds `account.created`. */
  action: word,
  subject: word,
  address: word,
  from: day.optional(),
  /** The last day, inclusive. */
  until: day.optional(),
});

export const auditRow = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  /** Name of the person; null: not one of the directory. */
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  detail: z.string().nullable(),
  address: z.string().nullable(),
});
export type AuditItem = z.infer<typeof auditRow>;
export const auditPage = pageOf(auditRow);
