import { CASE_STATE_NAMES } from '../../contracts/case-names.ts';
import { type CaseEvidence, casesInOrder, roomsConfirmed, roomsKept } from './audit/cases.ts';
import type { Fault } from './audit/evidence.ts';
import { heldOnce } from './audit/held-once.ts';
import { nothingDoubled, type Strays } from './audit/nothing-doubled.ts';
import { nothingLost } from './audit/nothing-lost.ts';
import { onTime } from './audit/on-time.ts';
import { type CaseTimes, caseTimes, type WaitingTimes, waitingTimes } from './audit/waiting-times.ts';
import type { Desk, DeskCounts } from './desk.ts';
import type { TelegramFake } from './ports.ts';

export interface DeskLine {
  name: string;
  role: string;
  area: string;
  /** Cards put before them, and how many of those they let lapse. */
  cards: number;
  lapsed: number;
  counts: DeskCounts;
}

export interface Verdict {
  faults: Fault[];
  times: WaitingTimes & CaseTimes;
  desks: DeskLine[];
  figures: {
    messages: number;
    replies: number;
    requests: number;
    relays: number;
    relaysFailed: number;
    crashes: number;
    downMinutes: number;
    longestDown: number;
    slackMinutes: number;
    calls: number;
    tooMany: number;
    broken: number;
    repeatedUpdates: number;
    takenAgain: number;
    failedTurns: number;
    stillQueued: number;
    stillHeld: number;
    overdue: number;
    longestUnseen: number;
    strays: Strays;
    /** Cases by the state they were in when the day ended. */
    cases: Record<string, number>;
    roomWords: number;
    privateWords: number;
    alerts: Record<string, number>;
    errors: Record<string, number>;
  };
}

export function judge(played: {
  settled: boolean;
  desks: readonly Desk[];
  telegram: Pick<TelegramFake, 'calls'>;
  stderr: string;
  evidence: CaseEvidence;
}): Verdict {
  const { evidence, telegram } = played;
  const { tables, chats, outages } = evidence;
  const doubled = nothingDoubled(evidence);
  const punctual = onTime(evidence);
  const count = <T>(list: readonly T[], test: (item: T) => boolean) => list.filter(test).length;
  return {
    faults: [
      ...(played.settled ? [] : [{ rule: '办得完', what: '收工五分钟后还有没办完的' }]),
      ...nothingLost(evidence),
      ...doubled.faults,
      ...heldOnce(evidence),
      ...punctual.faults,
      ...casesInOrder(evidence),
      ...roomsKept(evidence),
      ...roomsConfirmed(evidence),
    ],
    times: { ...waitingTimes(evidence), ...caseTimes(evidence) },
    desks: played.desks.map(({ person, counts }) => {
      const cards = tables.offers.filter((offer) => offer.person_id === person.id);
      return {
        name: person.name,
        role: person.role,
        area: person.areas[0]!,
        cards: cards.length,
        lapsed: count(
          cards,
          ({ state, ended_at, expires_at }) => state === 'lapsed' || (ended_at ?? '') > expires_at,
        ),
        counts,
      };
    }),
    figures: {
      messages: count(tables.messages, (m) => m.direction === 'in'),
      replies: count(tables.messages, (m) => m.direction === 'out'),
      requests: new Set(tables.requests.map((request) => request.consultation_id)).size,
      relays: tables.relays.length,
      relaysFailed: count(tables.relays, (relay) => relay.state === 'failed'),
      crashes: outages.length,
      downMinutes: outages.reduce((sum, { from, to }) => sum + to - from, 0),
      longestDown: Math.max(0, ...outages.map(({ from, to }) => to - from)),
      slackMinutes: evidence.slackMs / 60_000,
      calls: telegram.calls.length,
      tooMany: count(telegram.calls, (call) => call.status === 429),
      broken: count(telegram.calls, (call) => call.status >= 500 || call.status === 0),
      repeatedUpdates: chats.repeated,
      takenAgain: count(tables.turns, (turn) => turn.attempts > 0),
      failedTurns: count(tables.turns, (turn) => turn.state === 'failed'),
      stillQueued: count(tables.consultations, (c) => c.state === 'queued'),
      stillHeld: count(tables.consultations, (c) => c.state === 'held'),
      overdue: punctual.overdue,
      longestUnseen: punctual.longestUnseen,
      strays: doubled.strays,
      cases: tally(tables.cases.map((c) => CASE_STATE_NAMES[c.state])),
      roomWords: tables.case_messages.length,
      privateWords: count(tables.case_messages, (m) => m.audience !== 'all'),
      alerts: tally(tables.alerts.map((alert) => alert.kind)),
      errors: tally(errorsIn(played.stderr)),
    },
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** What the service itself called an error. */
function errorsIn(stderr: string): string[] {
  return [...stderr.matchAll(/"level":(?:50|60)\b.*?"message":"([^"]*)"/g)].map((match) => match[1]!);
}
