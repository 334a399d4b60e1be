import { HANDOFF_REASONS, type HandoffReason } from '../../consultation/handoff-rules.ts';
import type { Consultation, HandoffRequest } from '../../consultation/records.ts';
import { OUTCOMES } from '../../consultation/states.ts';
import type { DeskClock, DeskMatter, QueueItem } from '../../contracts/console/desk.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { nameOf } from '../desk/people.ts';
import type { Clock, ListedMatter, QueuedMatter } from '../ports.ts';

export const iso = (at: Date | undefined) => at?.toISOString() ?? null;

function clockView(clock: Clock | undefined, now: Date): DeskClock | null {
  return clock
    ? {
        tier: clock.tier,
        due: clock.due.toISOString(),
        remind: clock.remind.toISOString(),
        pausedAt: iso(clock.pausedAt),
        pauseReason: clock.pauseReason ?? null,
        late: !clock.pausedAt && clock.due < now,
      }
    : null;
}

function aboutView(
  directory: Directory,
  {
    consultation: c,
    request,
    clock,
  }: { consultation: Consultation; request: HandoffRequest | undefined; clock: Clock | undefined },
  now: Date,
) {
  const area = directory.areas.find((a) => a.id === c.area);
  return {
    number: c.number,
    area: area ? { id: area.id, name: area.name } : null,
    topic: c.topic ?? null,
    urgency: c.urgency === 'normal' && request ? request.urgency : c.urgency,
    state: c.state,
    flags: c.flags,
    reason: request ? (HANDOFF_REASONS[request.reason as HandoffReason] ?? request.reason) : null,
    wish: request?.wish || null,
    clock: clockView(clock, now),
  };
}

export function queueView(
  directory: Directory,
  person: PersonId,
  waiting: QueuedMatter,
  now: Date,
): QueueItem {
  const open = waiting.offers.find((offer) => offer.state === 'offered');
  const mine = waiting.offers.findLast(
    (offer) => offer.person === person && (offer.state === 'offered' || offer.state === 'lapsed'),
  );
  return {
    ...aboutView(directory, waiting, now),
    waitingSince: waiting.since.toISOString(),
    waitedSeconds: Math.max(0, Math.round((now.getTime() - waiting.since.getTime()) / 1000)),
    promise: [waiting.request.who, waiting.request.promise].filter(Boolean).join(' '),
    card: mine ? { id: mine.id, expiresAt: mine.expiresAt.toISOString() } : null,
    cardWith: open && open.person !== person ? nameOf(directory, open.person).who : null,
  };
}

export function listedView(directory: Directory, listed: ListedMatter, now: Date): DeskMatter {
  const c = listed.consultation;
  return {
    ...aboutView(directory, listed, now),
    resident: listed.residentName ?? null,
    channel: c.channel,
    openedAt: c.openedAt.toISOString(),
    lastAt: c.lastAt.toISOString(),
    closedAt: iso(c.closedAt),
    outcome: c.outcome ? OUTCOMES[c.outcome] : null,
    waitsForMe: c.state === 'held' && listed.last?.by !== 'person',
    undelivered: listed.last?.by === 'person' && listed.last.delivery === 'failed',
    last: listed.last
      ? { by: listed.last.by, at: listed.last.at.toISOString(), text: listed.last.text }
      : null,
  };
}
