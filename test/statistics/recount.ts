import type { AskEvent, YearEvent } from '../../src/demo/story.ts';

/**
 * Counts a made-up year again: by walking through what happened, matter by matter, with nothing of the product but
 * its words. Slow and plain on purpose.
 */
const DAY = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const plus = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);
const MINUTES = (from: Date, to: Date): number => Math.ceil((to.getTime() - from.getTime()) / 60_000);

export interface Recounted {
  area: string;
  topic: string;
  channel: string;
  person: string;
  opened: string;
  hour: number;
  closed: string;
  outcome: string;
  answered: 'bot' | 'person' | 'nobody';
  called: string;
  tier: string;
  accepted: '' | 'in-time' | 'late';
  finished: '' | 'in-time' | 'late';
  reply: number;
  wait: number | undefined;
  handle: number | undefined;
  score: number | undefined;
  rated: string;
  reopened: boolean;
  visits: string[];
  unanswered: { day: string; why: string }[];
  useful: { day: string; useful: boolean }[];
  referrals: { day: string; target: string }[];
  flag: string | undefined;
  groups: string[];
  aid: string | undefined;
}

type Ask = AskEvent & { at: Date };

export function recount(events: readonly YearEvent[]): Recounted[] {
  const ids = [...new Set(events.flatMap((event) => (event.type === 'ask' ? [event.matter] : [])))];
  return ids.map((id) => recountMatter(events, id));
}

function recountMatter(events: readonly YearEvent[], id: number): Recounted {
  const of = events.filter((event) => 'matter' in event && event.matter === id);
  const asks = of.filter((event): event is Ask & YearEvent => event.type === 'ask');
  const first = asks[0]!;
  const opened = plus(first.at, first.seconds);
  const resident = events.filter((event) => 'resident' in event && event.resident === first.resident);
  const arrived = resident.find((event) => event.type === 'arrive')!;
  const areas = resident.filter((event) => event.type === 'arrive' || event.type === 'move');
  const area = areas.filter((event) => event.at <= opened).at(-1)?.area;

  const takes = of.filter((event) => event.type === 'take');
  const wrote = of.some((event) => event.type === 'write');
  const call = asks.find((ask) => ask.due);
  const calledAt = call && plus(call.at, call.seconds);
  const reopen = of.find((event) => event.type === 'reopen');
  const closings = of.filter((event) => event.type === 'close' || event.type === 'idle');
  const last = closings.at(-1);
  const closed = last && (!reopen || last.at > reopen.at) ? last : undefined;
  const outcome = closed ? (closed.type === 'close' ? closed.outcome : 'idle') : '';

  // Of several clocks (it was opened again) the last one counts.
  const clock = of.filter((event) => event.type === 'clock').at(-1);
  const overran = clock && of.some((event) => event.type === 'overdue' && event.at > clock.at);
  const finished = !clock
    ? ''
    : closed
      ? closed.at <= clock.due
        ? 'in-time'
        : 'late'
      : overran
        ? 'late'
        : '';
  const take = takes[0];
  const rating = of.filter((event) => event.type === 'rate').at(-1);
  const presses = of.filter((event) => event.type === 'press');
  const guides = asks.map((ask) => ask.guide);
  const aid = asks.find((ask) => ask.guide === 'legal-aid');
  const flag = asks.find((ask) => ask.flag)?.flag;

  return {
    area: area ?? '',
    topic: first.topic,
    channel: arrived.channel,
    person: takes.at(-1)?.person ?? '',
    opened: DAY(opened),
    hour: Number(new Date(opened.getTime() + 8 * 3_600_000).toISOString().slice(11, 13)),
    closed: closed ? DAY(closed.at) : '',
    outcome,
    answered: wrote
      ? 'person'
      : asks.some((ask) => ask.path === 'answer' || ask.path === 'emergency')
        ? 'bot'
        : 'nobody',
    called: calledAt ? DAY(calledAt) : '',
    tier: clock?.tier ?? '',
    accepted: call && take ? (take.at <= call.due! ? 'in-time' : 'late') : '',
    finished,
    reply: first.seconds,
    wait: calledAt && take ? MINUTES(calledAt, take.at) : undefined,
    handle: calledAt && take && closed ? MINUTES(calledAt, closed.at) : undefined,
    score: rating?.score,
    rated: rating ? DAY(rating.at) : '',
    reopened: reopen !== undefined,
    visits: [...new Set([...asks, ...presses].map((event) => DAY(event.at)))],
    unanswered: [
      ...asks.flatMap((ask) =>
        ask.path === 'no-match' || ask.path === 'withheld'
          ? [{ day: DAY(ask.at), why: ask.path as string }]
          : [],
      ),
      ...presses.flatMap((press) =>
        press.useful ? [] : [{ day: DAY(asks[press.ask]!.at), why: 'useless' }],
      ),
    ],
    useful: presses.map((press) => ({ day: DAY(press.at), useful: press.useful })),
    referrals: of.flatMap((event) =>
      event.type === 'refer' ? [{ day: DAY(event.at), target: event.target as string }] : [],
    ),
    flag,
    groups: [
      ...(guides.includes('migrant-worker-wages') ? ['migrant-wages'] : []),
      ...(first.topic === '未成年人' || flag === 'child-danger' ? ['minors'] : []),
      ...(first.topic === '老人赡养' || flag === 'elder-abuse' ? ['older'] : []),
      ...(first.topic === '妇女权益' || flag === 'domestic-violence' ? ['women'] : []),
      ...(first.topic === '残疾人权益' ? ['disabled'] : []),
    ],
    aid: aid && DAY(aid.at),
  };
}

export interface Asked {
  from: string;
  to: string;
  areas?: readonly string[];
  topic?: string;
  person?: string;
  channel?: string;
}

type Counts = Record<string, number>;
const tally = (keys: readonly (string | number)[]): Counts => {
  const counts: Counts = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
const quantile = (values: readonly number[], at: number): number | null =>
  values.length === 0
    ? null
    : values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(values.length * at)) - 1]!;

function mattersIn(all: readonly Recounted[], asked: Asked): Recounted[] {
  return all.filter(
    (m) =>
      (!asked.areas || asked.areas.includes(m.area)) &&
      (asked.topic === undefined || m.topic === asked.topic) &&
      (asked.person === undefined || m.person === asked.person) &&
      (asked.channel === undefined || m.channel === asked.channel),
  );
}

/** Days or months on which consultations began, with how many. */
export function recountTrend(all: readonly Recounted[], asked: Asked, by: 'day' | 'month'): Counts {
  const began = mattersIn(all, asked)
    .map((m) => m.opened)
    .filter((day) => day >= asked.from && day <= asked.to);
  return tally(began.map((day) => (by === 'day' ? day : day.slice(0, 7))));
}

/** Every consultation figure, by its id: a number, or the parts it is split into. */
export function recountFigures(
  all: readonly Recounted[],
  asked: Asked,
): Record<string, number | null | Counts> {
  const inPeriod = (day: string | undefined) => day !== undefined && day >= asked.from && day <= asked.to;
  const matters = mattersIn(all, asked);
  const opened = matters.filter((m) => inPeriod(m.opened));
  const closed = matters.filter((m) => inPeriod(m.closed));
  const called = matters.filter((m) => inPeriod(m.called));
  const rated = matters.filter((m) => inPeriod(m.rated));
  const marks = <T extends { day: string }>(list: (m: Recounted) => readonly T[]) =>
    matters.flatMap((m) =>
      list(m)
        .filter((one) => inPeriod(one.day))
        .map((one) => ({ ...one, m })),
    );
  const num = (values: readonly (number | undefined)[]) => values.filter((v) => v !== undefined);
  const inTime = (list: readonly string[]) => list.filter((v) => v === 'in-time').length;
  const decided = (list: readonly string[]) => list.filter((v) => v !== '').length;
  const accepted = called.map((m) => m.accepted);
  const finished = called.map((m) => m.finished);
  const scores = num(rated.map((m) => m.score));
  const unanswered = marks((m) => m.unanswered);
  return {
    consultations: opened.length,
    visits: matters.flatMap((m) => m.visits.filter(inPeriod)).length,
    'consultations-by-area': tally(opened.map((m) => m.area)),
    'consultations-by-channel': tally(opened.map((m) => m.channel)),
    'consultations-by-topic': tally(opened.map((m) => m.topic)),
    'consultations-by-hour': tally(opened.map((m) => m.hour)),
    'answered-by': tally(opened.map((m) => m.answered)),
    'consultations-closed': closed.length,
    outcomes: tally(closed.map((m) => m.outcome)),
    reopened: opened.filter((m) => m.reopened).length,
    'safety-alerts': tally(opened.flatMap((m) => (m.flag ? [m.flag] : []))),
    'adviser-matters': tally(opened.filter((m) => m.answered === 'person').map((m) => m.person)),
    'clock-received': called.length,
    'clock-by-tier': tally(called.map((m) => m.tier)),
    'accepted-in-time': inTime(accepted),
    'accepted-in-time-rate': share(inTime(accepted), decided(accepted)),
    'closed-in-time': inTime(finished),
    'closed-in-time-rate': share(inTime(finished), decided(finished)),
    'aid-checks': matters.filter((m) => inPeriod(m.aid)).length,
    referrals: tally(marks((m) => m.referrals).map((r) => r.target)),
    'special-groups': tally(opened.flatMap((m) => m.groups)),
    scores: tally(scores),
    'satisfaction-rate': share(scores.filter((s) => s >= 4).length, scores.length),
    'mean-score':
      scores.length === 0
        ? null
        : Math.round((100 * scores.reduce((a, b) => a + b, 0)) / scores.length) / 100,
    useful: tally(marks((m) => m.useful).map((p) => (p.useful ? 'useful' : 'useless'))),
    'first-reply-median': quantile(
      opened.map((m) => m.reply),
      0.5,
    ),
    'first-reply-p90': quantile(
      opened.map((m) => m.reply),
      0.9,
    ),
    'wait-median': quantile(num(called.map((m) => m.wait)), 0.5),
    'wait-p90': quantile(num(called.map((m) => m.wait)), 0.9),
    'handle-median': quantile(num(called.map((m) => m.handle)), 0.5),
    'handle-p90': quantile(num(called.map((m) => m.handle)), 0.9),
    unanswered: tally(unanswered.map((u) => u.why)),
    'unanswered-by-topic': tally(unanswered.map((u) => u.m.topic)),
  };
}
