import { Button, Tag } from 'antd';
import type { QueueItem } from '../../../../contracts/console/desk.ts';
import { BASE, Link } from '../../shared/place.tsx';
import { spanOf } from '../hooks/times.ts';
import { text } from '../text.ts';
import { ClockMark, UrgencyMark, wishOf } from './marks.tsx';

const words = text.lists;
const RANK = { now: 0, soon: 1, normal: 2 } as const;

/** Mine first, then by urgency; within it as the server has them, the longest-waiting first. */
const inOrder = (items: readonly QueueItem[]) =>
  items.toSorted(
    (a, b) => Number(b.card !== null) - Number(a.card !== null) || RANK[a.urgency] - RANK[b.urgency],
  );

/** What waits for a person, and what of it I may take. */
export function QueueList(props: {
  items: readonly QueueItem[];
  open: string | undefined;
  now: number;
  busy: boolean;
  /** Their right reaches what nobody gave them. */
  readsAll: boolean;
  take: (item: QueueItem) => void;
  pass: (item: QueueItem) => void;
}) {
  return (
    <ul className="desk-list">
      {inOrder(props.items).map((item) => (
        <QueueRow key={item.number} item={item} {...props} />
      ))}
    </ul>
  );
}

function QueueRow({
  item,
  open,
  now,
  busy,
  readsAll,
  take,
  pass,
}: Omit<Parameters<typeof QueueList>[0], 'items'> & { item: QueueItem }) {
  const { number, area, topic, card, cardWith } = item;
  const wish = wishOf(item);
  const left = card ? Date.parse(card.expiresAt) - now : 0;
  return (
    <li className={number === open ? 'desk-row is-open' : 'desk-row'}>
      <div className="row-main">
        {card || readsAll ? (
          <Link to={`${BASE}/desk/${number}?list=queue`} className="row-link">
            {number}
          </Link>
        ) : (
          <span className="row-link">{number}</span>
        )}
        <UrgencyMark urgency={item.urgency} />
        <span className="row-time">{words.waited(spanOf(now - Date.parse(item.waitingSince)))}</span>
      </div>
      <div className="row-about">
        {area?.name ?? words.noArea} · {topic ?? words.noTopic}
        {item.reason && ` · ${item.reason}`}
      </div>
      {wish && <div className="row-wish">{wish}</div>}
      <div className="row-foot">
        <ClockMark clock={item.clock} now={now} />
        {card && (
          <span className="card-mark">{left > 0 ? words.cardMine(spanOf(left)) : words.cardMineOver}</span>
        )}
        {cardWith && <Tag>{words.cardWith(cardWith)}</Tag>}
      </div>
      {item.promise && (
        <div className="row-promise">
          {words.promise}
          {item.promise}
        </div>
      )}
      <div className="row-buttons">
        <Button
          size="small"
          type="primary"
          disabled={busy}
          aria-label={`${words.take} ${number}`}
          onClick={() => take(item)}
        >
          {words.take}
        </Button>
        {card && left > 0 && (
          <Button
            size="small"
            disabled={busy}
            aria-label={`${words.pass} ${number}`}
            onClick={() => pass(item)}
          >
            {words.pass}
          </Button>
        )}
      </div>
    </li>
  );
}
