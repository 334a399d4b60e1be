import type { Outcome } from '../../consultation/states.ts';
import { dayOf, hourOf } from '../period.ts';
import type { Facts, Mark, MatterFact, Punctual } from './fact.ts';
import { groupsOf } from './groups.ts';
import type { MatterRows } from './matter-rows.ts';

const BY_PERSON: readonly (Outcome | null | string)[] = ['answered-by-person', 'referred', 'mediated'];
const AID_GUIDE = 'legal-aid';

/** Everything that is counted of one consultation. The same rows always give the same facts. */
export function matterFact(rows: MatterRows): Facts<MatterFact> {
  const { consultation: c, calls, holds, turns, clock, rating } = rows;
  const closed = c.state === 'closed' && c.closedAt !== null ? c.closedAt : undefined;
  const [call, hold, first] = [calls[0], holds[0], turns[0]];
  const fact: MatterFact = {
    consultation: c.id,
    number: c.number,
    area: c.area ?? '',
    channel: c.channel,
    topic: c.topic ?? '',
    kind: c.kind ?? '',
    urgency: c.urgency,
    state: c.state,
    outcome: closed ? (c.outcome ?? '') : '',
    person: holds.at(-1)?.person ?? '',
    opened: dayOf(c.openedAt),
    hour: hourOf(c.openedAt),
    closed: closed ? dayOf(closed) : '',
    answered: answeredBy(rows),
    called: call ? dayOf(call.at) : '',
    tier: clock?.tier ?? '',
    accepted: accepted(rows, closed),
    finished: finished(clock),
    reply: first?.finishedAt ? elapsed(first.createdAt, first.finishedAt, 1000) : null,
    wait: call && hold ? elapsed(call.at, hold.since, 60_000) : null,
    handle: call && hold && closed ? elapsed(call.at, closed, 60_000) : null,
    score: rating?.score ?? null,
    rated: rating ? dayOf(rating.at) : '',
    transfers: Math.max(0, holds.length - 1),
    reopened: rows.reopened ? 1 : 0,
  };
  return { fact, marks: marksOf(rows, fact) };
}

/** Begun units count whole, so that what took a moment is not nothing. */
function elapsed(from: string, to: string, unit: number): number {
  return Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / unit));
}

function answeredBy({ consultation, holds, turns, personWrote }: MatterRows): MatterFact['answered'] {
  if (holds.length > 0 && (personWrote || BY_PERSON.includes(consultation.outcome))) return 'person';
  const byBot =
    consultation.outcome === 'answered-by-bot' ||
    turns.some(({ path }) => path === 'answer' || path === 'emergency');
  return byBot ? 'bot' : 'nobody';
}

/** In time: somebody took it by the hour that was promised. Late as well: its clock ran out and nobody had. */
function accepted({ calls, holds, clock }: MatterRows, closed: string | undefined): Punctual {
  const [call, hold] = [calls[0], holds[0]];
  if (!call) return '';
  if (hold) return hold.since <= call.due ? 'in-time' : 'late';
  return !closed && clock?.alerted ? 'late' : '';
}

/** A clock that stood still was given a later end when it went on. Run over and still open is late already. */
function finished(clock: MatterRows['clock']): Punctual {
  if (!clock) return '';
  if (clock.endedAt === null) return clock.alerted ? 'late' : '';
  return clock.endedAt <= clock.due ? 'in-time' : 'late';
}

function marksOf(rows: MatterRows, fact: MatterFact): Mark[] {
  const { consultation: c, turns } = rows;
  const { area, channel, topic, person } = fact;
  const mark = (kind: Mark['kind'], day: string, value: string, of = ''): Mark => ({
    ...{ subject: 'consultation', id: c.id, kind, day, mark: value, of, area, channel, topic, person },
  });
  const guides = [...new Set(turns.flatMap((turn) => turn.guides))];
  const days = new Set(turns.length > 0 ? turns.map((turn) => dayOf(turn.createdAt)) : [fact.opened]);
  const aid = turns.find((turn) => turn.guides.includes(AID_GUIDE));
  return [
    ...[...days].map((day) => mark('visit', day, '')),
    ...groupsOf(topic, c.flags, guides).map((group) => mark('group', fact.opened, group)),
    ...[...new Set(c.flags)].map((flag) => mark('safety', fact.opened, flag)),
    ...turns.flatMap((turn) => {
      const day = dayOf(turn.createdAt);
      const open = turn.path === 'no-match' || turn.path === 'withheld';
      return [
        ...(open ? [mark('unanswered', day, turn.path!, turn.id)] : []),
        ...(turn.useful === false ? [mark('unanswered', day, 'useless', turn.id)] : []),
        ...(turn.useful === undefined || !turn.ratedAt
          ? []
          : [mark('useful', dayOf(turn.ratedAt), turn.useful ? 'useful' : 'useless', turn.id)]),
      ];
    }),
    ...(aid ? [mark('aid-check', dayOf(aid.createdAt), '')] : []),
    ...rows.referrals.map(({ target, at }) => mark('referral', dayOf(at), target)),
  ];
}
