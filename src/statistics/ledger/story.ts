import { HANDOFF_REASONS, type HandoffReason } from '../../consultation/handoff-rules.ts';
import { sayInstant } from '../export/ledger-sheets.ts';
import { REFERRALS } from '../figures/labels.ts';
import type { Names } from '../read-figure.ts';
import type { StoryRows } from './ports.ts';
import { LEDGER_TEXT } from './screen-text.ts';

/** One thing that happened in a matter. `what`: event, call, offer, note, clock, rating, referral, mediation, read. */
export interface StoryStep {
  at: string;
  what: string;
  text: string;
  /** Name of who did it; '' where nobody did. */
  by: string;
}

const DECLINED: Record<string, string> = { busy: '现在忙', conflict: '回避', 'not-mine': '不是我办的事' };

/** Everything that happened, in its order. The conversation itself is read elsewhere, under its own right. */
export function storyOf(rows: StoryRows, names: Names): StoryStep[] {
  const who = (id: string): string => LEDGER_TEXT.by[id] ?? names.person(id);
  const step = (at: string, what: string, text: string, by = ''): StoryStep => ({ at, what, text, by });
  const steps = [
    ...eventSteps(rows.events, LEDGER_TEXT.events, names),
    ...rows.calls.map(({ reason, due, at }) => {
      const why = HANDOFF_REASONS[reason as HandoffReason] ?? reason;
      return step(at, 'call', `请求人工：${why}，答应在 ${sayInstant(new Date(due))} 前联系`);
    }),
    ...rows.offers.map(({ person, state, reason, made, ended }) => {
      const why = reason === null ? '' : `（${DECLINED[reason] ?? reason}）`;
      return step(
        ended ?? made,
        'offer',
        `派给${names.person(person)}：${LEDGER_TEXT.offers[state] ?? state}${why}`,
      );
    }),
    ...rows.notes.map(({ person, text, at }) =>
      step(at, 'note', text ?? '备注已随居民数据删除', who(person)),
    ),
    ...(rows.clock?.alerted
      ? [
          step(
            rows.clock.alerted,
            'clock',
            `超过时限：${rows.clock.tier}，应在 ${sayInstant(new Date(rows.clock.due))} 前办结`,
          ),
        ]
      : []),
    ...(rows.rating
      ? [
          step(
            rows.rating.at,
            'rating',
            `居民打 ${rows.rating.score} 分${rows.rating.word ? `：${rows.rating.word}` : ''}`,
            '居民',
          ),
        ]
      : []),
    ...rows.referrals.map(({ target, by, at }) =>
      step(at, 'referral', `转介：${(REFERRALS as Record<string, string>)[target] ?? target}`, who(by)),
    ),
    ...rows.cases.map(({ number, at }) => step(at, 'mediation', `调解案件 ${number}`)),
    ...rows.reads.map(({ actor, action, at }) =>
      step(at, 'read', action === 'matter.read' ? '查看全文' : '查看经过', who(actor)),
    ),
  ];
  return steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export function eventSteps(
  events: StoryRows['events'],
  labels: Readonly<Record<string, string>>,
  names: Names,
): StoryStep[] {
  return events.map(({ event, by, at }) => ({
    at,
    what: 'event',
    text: labels[event] ?? event,
    by: by.startsWith('party:') ? '当事人' : (LEDGER_TEXT.by[by] ?? names.person(by)),
  }));
}
