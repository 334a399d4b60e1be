import { addDays, localDate } from '../core/dates.ts';
import type { MediationCase } from './case.ts';
import { JUDICIAL_DAYS } from './judicial-confirmation.ts';
import { atTime } from './times.ts';

/** Something that happens to a case by itself, once under its key: `what:about`. */
export interface CaseTimer {
  key: string;
  at: Date;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MORNING = '09:00';

/**
 * Every timer a case has, from the case as it is: so a change of the case changes its timers, a restart loses none, and
 * one that fell away never fires. Storage keeps them as rows and fires each once.
 */
export function timersOf(c: MediationCase): CaseTimer[] {
  const timers: CaseTimer[] = [];
  const at = (key: string, when: Date) => timers.push({ key, at: when });
  for (const offer of c.offers) if (offer.state === 'offered') at(`offer:${offer.id}`, offer.expiresAt);
  if (c.state === 'inviting' && c.acceptedAt) {
    at('unanswered:3', new Date(c.acceptedAt.getTime() + 3 * DAY));
    at('unanswered:7', new Date(c.acceptedAt.getTime() + 7 * DAY));
  }
  if ((c.state === 'mediating' || c.state === 'agreeing') && c.dueAt) {
    const day = localDate(c.dueAt);
    at(`due-soon:${day}`, atTime(addDays(day, -5), MORNING));
    at(`overdue:${day}`, c.dueAt);
  }
  for (const session of c.sessions) {
    if (session.state !== 'fixed' || !session.at) continue;
    at(`session-day:${session.id}`, new Date(session.at.getTime() - DAY));
    at(`session-hour:${session.id}`, new Date(session.at.getTime() - HOUR));
  }
  const effective = c.agreement?.effectiveAt;
  if (c.state === 'agreed' && effective) {
    if (c.confirmation === 'none' || c.confirmation === 'wanted') {
      const last = addDays(localDate(effective), JUDICIAL_DAYS);
      at('judicial:20', atTime(addDays(last, -10), MORNING));
      at('judicial:27', atTime(addDays(last, -3), MORNING));
    }
    for (const term of c.agreement?.terms ?? []) {
      if (!term.due || term.performed) continue;
      at(`term-soon:${term.id}`, atTime(addDays(term.due, -1), MORNING));
      at(`term-over:${term.id}`, atTime(addDays(term.due, 1), MORNING));
    }
    for (const visit of c.followUps)
      if (!visit.doneAt) at(`follow-up:${visit.id}`, atTime(visit.on, MORNING));
  }
  return timers;
}
