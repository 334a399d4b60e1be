import { z } from 'zod';
import type { CaseEventName } from '../case-event.ts';
import { day, pageQuery } from './paging.ts';

/** All that is written into the audit log, `area.what-happened`; the page has a word for each. */
export type AuditAction =
  | 'account.created'
  | 'account.disabled'
  | 'account.enabled'
  | 'account.password-changed'
  | 'account.reset'
  | 'account.totp-off'
  | 'account.totp-on'
  | 'appointment.cancelled'
  | 'appointment.offered'
  | 'audit.exported'
  | 'backup.started'
  | `case.${CaseEventName}`
  | 'clock.paused'
  | 'clock.resumed'
  | 'desk.away'
  | 'desk.back'
  | 'desk.bound'
  | 'desk.unbound'
  | 'desk.wrong-code'
  | 'figures.export'
  | 'file.read'
  | 'follow-up.planned'
  | 'invitation.refused'
  | 'knowledge.exported'
  | 'knowledge.questions'
  | 'knowledge.saved'
  | 'knowledge.undone'
  | 'ledger.export'
  | 'ledger.read'
  | 'matter.closed'
  | 'matter.handed-on'
  | 'matter.read'
  | 'matter.referred'
  | 'matter.reopened'
  | 'matter.taken'
  | 'mediation.export'
  | 'mediation.file.read'
  | 'mediation.list'
  | 'mediation.paper'
  | 'mediation.read'
  | 'mediation.room.read'
  | 'office.exported'
  | 'outreach.changed'
  | 'outreach.entered'
  | 'outreach.export'
  | 'outreach.imported'
  | 'outreach.removed'
  | 'people.bind-code'
  | 'people.changed'
  | 'people.restored'
  | 'people.unbound'
  | 'places.changed'
  | 'report.export'
  | 'report.frozen'
  | 'request.refused'
  | 'resident.erased'
  | 'roster.away'
  | 'roster.back'
  | 'roster.changed'
  | 'session.ended'
  | 'session.ended-elsewhere'
  | 'session.refused'
  | 'session.started'
  | 'transcripts.erased'
  | 'turn.given-up';

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
