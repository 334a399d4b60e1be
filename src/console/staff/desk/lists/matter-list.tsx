import type { DeskMatter } from '../../../../contracts/console/desk.ts';
import { BASE, Link } from '../../shared/place.tsx';
import { timeOf } from '../../shared/times.ts';
import { text } from '../text.ts';
import { ClockMark, UrgencyMark } from './marks.tsx';

const words = text.lists;

/** Where the resident waits for an answer first, then the newest. */
export const inTurn = (matters: readonly DeskMatter[]): DeskMatter[] =>
  matters.toSorted((a, b) => newest(b).localeCompare(newest(a)));
const newest = (matter: DeskMatter) => matter.last?.at ?? matter.lastAt;

export function MatterList(props: {
  matters: readonly DeskMatter[];
  open: string | undefined;
  list: 'mine' | 'closed';
  now: number;
  unread: (matter: DeskMatter) => boolean;
}) {
  const { open, list, now, unread } = props;
  return (
    <ul className="desk-list">
      {props.matters.map((matter) => {
        const fresh = unread(matter);
        return (
          <li
            key={matter.number}
            className={['desk-row', matter.number === open && 'is-open', fresh && 'is-unread']
              .filter(Boolean)
              .join(' ')}
          >
            <Link
              to={`${BASE}/desk/${matter.number}?list=${list}`}
              className="row-whole"
              aria-current={matter.number === open ? 'true' : undefined}
            >
              <span className="row-main">
                <strong className="row-name">{matter.resident ?? words.noName}</strong>
                <UrgencyMark urgency={matter.urgency} />
                {fresh && <span className="dot" role="img" aria-label={words.unread} title={words.unread} />}
                <span className="row-time">{timeOf(newest(matter))}</span>
              </span>
              <span className="row-about">
                {matter.number} · {matter.area?.name ?? words.noArea} · {matter.topic ?? words.noTopic}
              </span>
              {/* Until somebody wrote: what they came for. */}
              {(matter.last || matter.wish) && (
                <span className="row-last">
                  {matter.last?.by === 'person' && words.you}
                  {matter.last?.text ?? matter.wish}
                </span>
              )}
              <span className="row-foot">
                {matter.state === 'held' && <ClockMark clock={matter.clock} now={now} />}
                {matter.waitsForMe && <span className="row-due">{words.due}</span>}
                {matter.undelivered && <span className="row-bad">{words.undelivered}</span>}
                {matter.outcome && <span className="muted">{matter.outcome}</span>}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
