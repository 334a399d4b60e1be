import { Tag } from 'antd';
import type { DeskClock } from '../../../../contracts/console/desk.ts';
import { timeOf } from '../../shared/times.ts';
import { spanOf } from '../hooks/times.ts';
import { text } from '../text.ts';

/** Less than this left is close. */
const CLOSE_MS = 60 * 60_000;

/** What is wanted, without the reason that the server puts before it; empty: nothing more than the reason. */
export const wishOf = ({ wish, reason }: { wish: string | null; reason: string | null }): string =>
  wish === null || wish === reason ? '' : wish.replace(`${reason}：`, '');

/** How urgent, where it is more than usual. */
export function UrgencyMark({ urgency }: { urgency: 'normal' | 'soon' | 'now' }) {
  if (urgency === 'normal') return null;
  return <Tag color={urgency === 'now' ? 'red' : 'orange'}>{text.urgency[urgency]}</Tag>;
}

/** The deadline's tier and what is left of it. */
export function ClockMark({ clock, now }: { clock: DeskClock | null; now: number }) {
  if (!clock) return null;
  const left = Date.parse(clock.due) - now;
  const [tone, words] = clock.pausedAt
    ? (['paused', text.clock.paused] as const)
    : left < 0
      ? (['late', text.clock.late(spanOf(-left))] as const)
      : ([left < CLOSE_MS ? 'close' : 'fine', text.clock.left(spanOf(left))] as const);
  return (
    <span className={`clock clock-${tone}`} title={text.clock.until(timeOf(clock.due))}>
      {clock.tier} · {words}
    </span>
  );
}
