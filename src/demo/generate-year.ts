import type { Channel } from '../consultation/incoming.ts';
import type { Tier } from '../knowledge/topics.ts';
import { REFERRALS, type ReferralTarget } from '../statistics/figures/labels.ts';
import type { Random } from './random.ts';
import type { AskEvent, YearEvent } from './story.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const IDLE_MS = 72 * HOUR;

export interface YearOptions {
  year: number;
  residents: number;
  areas: readonly string[];
  advisers: readonly string[];
  /** With how often each is asked about, and guides that answer it. */
  topics: readonly { id: string; weight: number; tier: Tier; guides: readonly string[] }[];
  /** Share of moments put within seconds of midnight in Shanghai: where counting by day goes wrong. */
  edges: number;
}

const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['telegram', 55],
  ['web', 33],
  ['kiosk', 12],
];
/** Consultations by hour of the day, as offices see them: a morning peak, one after supper. */
const HOURS = [1, 1, 1, 0, 0, 1, 3, 6, 12, 18, 17, 12, 8, 10, 14, 14, 12, 9, 8, 11, 12, 9, 5, 3];
const FLAGS = ['domestic-violence', 'fraud', 'elder-abuse', 'child-danger', 'crowd', 'suicide'];

/** A year of residents' matters, in the order they happened. The same random numbers give the same year. */
export function generateYear(random: Random, options: YearOptions): YearEvent[] {
  const events: YearEvent[] = [];
  let matters = 0;
  for (let resident = 0; resident < options.residents; resident++) {
    let at = moment(random, options);
    const area = random.chance(0.94) ? random.pick(options.areas) : undefined;
    events.push({ at, type: 'arrive', resident, channel: random.weighed(CHANNELS), area });
    for (
      let n = random.weighed([
        [1, 70],
        [2, 20],
        [3, 10],
      ]);
      n > 0;
      n--
    ) {
      const matter = oneMatter(random, options, { resident, matter: matters++, from: later(at, MINUTE) });
      events.push(...matter);
      at = later(matter.at(-1)!.at, random.int(1, 40) * DAY + random.int(0, 600) * MINUTE);
      if (random.chance(0.04))
        events.push({ at: later(at, -HOUR), type: 'move', resident, area: random.pick(options.areas) });
    }
    if (random.chance(0.02)) events.push({ at, type: 'erase', resident });
  }
  return inOrder(events);
}

/** By time; what was made first stays first where two things fall on one moment. */
function inOrder(events: readonly YearEvent[]): YearEvent[] {
  return events.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

function moment(random: Random, { year, edges }: YearOptions): Date {
  const start = Date.UTC(year, 0, 1) - 8 * HOUR;
  const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY;
  if (random.chance(edges)) {
    const midnight =
      start +
      random.weighed([
        [0, 1],
        [days, 1],
        [random.int(0, days), 2],
      ]) *
        DAY;
    return new Date(midnight + random.int(-4, 3) * SECOND);
  }
  const hour = random.weighed(HOURS.map((weight, h) => [h, weight] as const));
  return new Date(start + random.int(0, days - 1) * DAY + hour * HOUR + random.int(0, 3_599_000));
}

interface Place {
  resident: number;
  matter: number;
  from: Date;
}

function oneMatter(random: Random, options: YearOptions, { resident, matter, from }: Place): YearEvent[] {
  const events: YearEvent[] = [];
  const topic = random.weighed(options.topics.map((one) => [one, one.weight] as const));
  const flag = random.chance(0.012) ? random.pick(FLAGS) : undefined;
  const path = flag
    ? 'emergency'
    : random.weighed([
        ['answer', 82],
        ['no-match', 7],
        ['withheld', 3],
        ['call-person', 8],
      ] as const);
  const calls = path !== 'answer' || random.chance(0.12);
  let at = from;
  const ask = (which: AskEvent['path'], calling: boolean): void => {
    const due = calling ? later(at, random.pick([30 * MINUTE, 2 * HOUR, 20 * HOUR])) : undefined;
    const guide = which === 'answer' && topic.guides.length > 0 ? random.pick(topic.guides) : undefined;
    const seconds = which === 'answer' ? random.int(1, 9) : random.int(1, 3);
    events.push({
      at,
      type: 'ask',
      resident,
      matter,
      topic: topic.id,
      path: which,
      seconds,
      guide,
      flag,
      due,
    });
  };
  ask(path, calls);
  if (!calls) {
    for (
      let more = random.weighed([
        [0, 55],
        [1, 25],
        [2, 15],
        [4, 5],
      ]);
      more > 0;
      more--
    ) {
      at = later(at, random.chance(0.8) ? random.int(1, 30) * MINUTE : random.int(8, 30) * HOUR);
      ask(random.chance(0.94) ? 'answer' : 'no-match', false);
    }
    let stored = later(at, lastSeconds(events) * SECOND);
    if (random.chance(0.35)) {
      const asked = events.filter((event) => event.type === 'ask').length - 1;
      stored = later(stored, 30 * SECOND);
      events.push({ at: stored, type: 'press', resident, matter, ask: asked, useful: random.chance(0.86) });
    }
    events.push({ at: later(stored, IDLE_MS + 1), type: 'idle', matter });
    return events;
  }
  return [...events, ...withPerson(random, options, { resident, matter, from: at }, topic.tier, topic.id)];
}

/** From the call on: taken, written in, perhaps handed on, closed, perhaps opened again, marked. */
function withPerson(
  random: Random,
  options: YearOptions,
  place: Place,
  tier: Tier,
  topic: string,
): YearEvent[] {
  const { resident, matter } = place;
  const events: YearEvent[] = [];
  let at = place.from;
  const round = (again: boolean): void => {
    const due = later(at, tier === '立报立办结' ? 30 * MINUTE : tier === '日办快结' ? 9 * HOUR : 7 * DAY);
    events.push({ at: later(at, 5 * SECOND), type: 'clock', matter, tier, due });
    const taken = later(
      at,
      random.weighed([
        [random.int(1, 25), 80],
        [random.int(25, 300), 17],
        [random.int(600, 2000), 3],
      ]) * MINUTE,
    );
    let person = random.pick(options.advisers);
    events.push({ at: taken, type: 'take', matter, person });
    at = later(taken, random.int(1, 20) * MINUTE);
    events.push({ at, type: 'write', matter, person });
    if (!again && random.chance(0.08)) {
      events.push({ at: later(at, MINUTE), type: 'hand-on', matter, person });
      person = random.pick(options.advisers.filter((one) => one !== person));
      at = later(at, random.int(5, 90) * MINUTE);
      events.push({ at, type: 'take', matter, person });
      events.push({ at: later(at, 2 * MINUTE), type: 'write', matter, person });
    }
    at = later(at, random.int(3, 10) * MINUTE);
    events.push({
      at,
      type: 'ask',
      resident,
      matter,
      topic,
      path: 'held',
      seconds: 1,
      guide: undefined,
      flag: undefined,
      due: undefined,
    });
    const outcome = random.weighed([
      ['answered-by-person', 80],
      ['referred', 12],
      ['mediated', 5],
      ['withdrawn', 3],
    ] as const);
    if (outcome === 'referred') {
      const target = random.pick(Object.keys(REFERRALS) as ReferralTarget[]);
      events.push({ at: later(at, MINUTE), type: 'refer', matter, person, target });
    }
    at = later(
      at,
      random.weighed([
        [random.int(5, 120) * MINUTE, 70],
        [random.int(1, 9) * DAY, 30],
      ]),
    );
    if (at > due) events.push({ at: later(due, SECOND), type: 'overdue', matter });
    events.push({ at, type: 'close', matter, person, outcome });
  };
  round(false);
  if (random.chance(0.05)) {
    at = later(at, random.int(1, 60) * HOUR);
    events.push({ at, type: 'reopen', resident, matter });
    round(true);
  }
  if (random.chance(0.55)) {
    const score = random.weighed([
      [5, 68],
      [4, 22],
      [3, 6],
      [2, 2],
      [1, 2],
    ]);
    events.push({ at: later(at, random.int(1, 600) * MINUTE), type: 'rate', resident, matter, score });
  }
  return inOrder(events);
}

function lastSeconds(events: readonly YearEvent[]): number {
  const last = events.at(-1);
  return last?.type === 'ask' ? last.seconds : 0;
}
