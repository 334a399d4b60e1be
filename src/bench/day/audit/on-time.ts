import { OPENING } from '../day.ts';
import { type Evidence, type Fault, ms } from './evidence.ts';

const MINUTE = 60_000;
/** Of the office made for the day. */
const OFFICE_OPENS = OPENING.getTime() + 5 * MINUTE;
const OFFICE_CLOSES = OFFICE_OPENS + 8 * 60 * MINUTE;

/** Every deadline is kept or alerted, every card answered or lapsed in time, and nothing waits that nobody sees. */
export function onTime(evidence: Evidence): { faults: Fault[]; longestUnseen: number; overdue: number } {
  const unseen = unseenStretches(evidence);
  const { slackMs } = evidence;
  return {
    faults: [
      ...deadlines(evidence),
      ...cards(evidence),
      ...unseen
        .filter((stretch) => stretch.ms > slackMs)
        .map(({ of, ms: long }) => ({
          rule: '没有人看不到的件',
          what: `${of} 有 ${(long / MINUTE).toFixed(1)} 分钟`,
        })),
    ],
    longestUnseen: Math.max(0, ...unseen.map((stretch) => stretch.ms)) / MINUTE,
    overdue: evidence.tables.clocks.filter((clock) => clock.alerted_at !== null).length,
  };
}

function deadlines({ tables, closing, slackMs }: Evidence): Fault[] {
  const alerts = new Set(tables.alerts.map((alert) => alert.key));
  const numbers = new Map(tables.consultations.map((c) => [c.id, c.number]));
  return tables.clocks.flatMap((clock) => {
    const number = numbers.get(clock.consultation_id);
    const fault = (what: string) => [{ rule: '时限办到或提醒', what: `${number} ${what}` }];
    const until = clock.ended_at ? ms(clock.ended_at) : closing.getTime();
    if (clock.paused_at !== null || until <= ms(clock.due_at) + slackMs) return [];
    if (clock.alerted_at === null) return fault(`应在 ${clock.due_at} 前，没有办结也没有提醒`);
    const late = ms(clock.alerted_at) - ms(clock.due_at);
    if (late > slackMs) return fault(`晚了 ${(late / MINUTE).toFixed(1)} 分钟才提醒`);
    if (!alerts.has(`overdue:${clock.consultation_id}:${clock.due_at}`)) return fault('工作人员没有收到提醒');
    return [];
  });
}

function cards({ tables, closing, slackMs }: Evidence): Fault[] {
  const alerts = new Set(tables.alerts.map((alert) => alert.key));
  return tables.offers.flatMap((offer) => {
    const ended = offer.ended_at ? ms(offer.ended_at) : closing.getTime();
    const late = ended - ms(offer.expires_at);
    if (offer.state === 'offered' && late > slackMs)
      return [{ rule: '卡片到时转下一位', what: `${offer.id} 过了 ${(late / MINUTE).toFixed(1)} 分钟` }];
    if (offer.state === 'lapsed' && !alerts.has(`lapsed:${offer.id}`))
      return [{ rule: '没接手有人知道', what: offer.id }];
    return [];
  });
}

/**
 * How long each request lay in the queue, in office hours, without a card before anybody and without staff having
 * been told that nobody is there.
 */
function unseenStretches({ tables, closing }: Evidence): { of: string; ms: number }[] {
  const numbers = new Map(tables.consultations.map((c) => [c.id, c]));
  const moves = Map.groupBy(tables.events, (event) => event.consultation_id);
  const offers = Map.groupBy(tables.offers, (offer) => offer.consultation_id);
  const told = new Map<string, number>();
  for (const { key, at } of tables.alerts) {
    const match = /^nobody:([^:]+):/.exec(key);
    if (match) told.set(match[1]!, Math.min(told.get(match[1]!) ?? Number.POSITIVE_INFINITY, ms(at)));
  }
  const stretches: { of: string; ms: number }[] = [];
  for (const [id, events] of moves) {
    let since: number | undefined;
    const queued: [number, number][] = [];
    for (const event of events) {
      if (event.to_state === 'queued') since ??= ms(event.at);
      else if (since !== undefined) {
        queued.push([since, ms(event.at)]);
        since = undefined;
      }
    }
    if (since !== undefined) queued.push([since, closing.getTime()]);
    for (const [since, until] of queued) {
      const from = Math.max(since, OFFICE_OPENS);
      const to = Math.min(until, OFFICE_CLOSES);
      if (to <= from) continue;
      const seen: [number, number][] = (offers.get(id) ?? []).map((offer) => [
        ms(offer.made_at),
        offer.ended_at ? ms(offer.ended_at) : to,
      ]);
      const known = told.get(id);
      if (known !== undefined) seen.push([known, to]);
      stretches.push({ of: numbers.get(id)?.number ?? id, ms: longestGap(from, to, seen) });
    }
  }
  return stretches;
}

/** The longest part of from … to that no span covers. */
function longestGap(from: number, to: number, spans: readonly [number, number][]): number {
  let longest = 0;
  let at = from;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (start >= to) break;
    longest = Math.max(longest, start - at);
    at = Math.max(at, end);
  }
  return Math.max(longest, to - at);
}
