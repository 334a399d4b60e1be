import { Button, Empty, Segmented, Spin } from 'antd';
import type { DeskMatter, QueueItem } from '../../../../contracts/console/desk.ts';
import { FaultView } from '../../shared/fault-view.tsx';
import type { Loaded } from '../../shared/use-load.ts';
import type { Desk } from '../hooks/use-desk.ts';
import { text } from '../text.ts';
import { inTurn, MatterList } from './matter-list.tsx';
import { QueueList } from './queue-list.tsx';

const words = text.lists;
export type ListName = 'mine' | 'queue' | 'closed';
const EMPTY = {
  mine: [words.emptyMine, words.emptyMineHint],
  queue: [words.emptyQueue, words.emptyQueueHint],
  closed: [words.emptyClosed, ''],
} as const;

export const heldOf = (matters: readonly DeskMatter[] | undefined) =>
  inTurn((matters ?? []).filter(({ state }) => state !== 'closed'));
const closedOf = (matters: readonly DeskMatter[] | undefined) =>
  inTurn((matters ?? []).filter(({ state }) => state === 'closed'));

/** Left: what waits, what I have, what I ended lately. */
export function ListsPane(props: {
  desk: Desk;
  list: ListName;
  show: (list: ListName) => void;
  open: string | undefined;
  now: number;
  busy: boolean;
  readsAll: boolean;
  unread: (matter: DeskMatter) => boolean;
  take: (item: QueueItem) => void;
  pass: (item: QueueItem) => void;
}) {
  const { desk, list, show, open, now, unread } = props;
  const held = heldOf(desk.matters.data);
  const fresh = held.filter(unread).length;
  const waiting = desk.queue.data ?? [];
  const source: Loaded<unknown> = list === 'queue' ? desk.queue : desk.matters;
  const shown = list === 'queue' ? waiting : list === 'mine' ? held : closedOf(desk.matters.data);
  const [title, hint] = EMPTY[list];
  return (
    <>
      <div className="lists-head">
        <Segmented<ListName>
          block
          aria-label={words.label}
          value={list}
          onChange={show}
          options={[
            { value: 'mine', label: <Count name={words.mine} count={held.length} fresh={fresh} /> },
            {
              value: 'queue',
              label: (
                <Count
                  name={words.queue}
                  count={waiting.length}
                  fresh={waiting.filter(({ card }) => card).length}
                />
              ),
            },
            { value: 'closed', label: words.closed },
          ]}
        />
      </div>
      <div className="lists-body">
        {source.fault && source.data === undefined ? (
          <FaultView fault={source.fault} again={source.again} />
        ) : source.data === undefined ? (
          <Spin className="opening" />
        ) : shown.length === 0 ? (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={
              <>
                <strong>{title}</strong>
                <br />
                <span className="muted">{hint}</span>
              </>
            }
          >
            {list === 'mine' && waiting.length > 0 && (
              <Button onClick={() => show('queue')}>{`${words.queue} ${waiting.length}`}</Button>
            )}
          </Empty>
        ) : list === 'queue' ? (
          <QueueList items={waiting} {...props} />
        ) : (
          <MatterList matters={shown as DeskMatter[]} list={list} open={open} now={now} unread={unread} />
        )}
      </div>
    </>
  );
}

/** `fresh`: how many of them are new to this person; where there are any, they are what counts. */
function Count({ name, count, fresh }: { name: string; count: number; fresh: number }) {
  return (
    <span className={fresh > 0 ? 'count is-fresh' : 'count'}>
      {name}
      {(fresh > 0 || count > 0) && <b>{fresh || count}</b>}
    </span>
  );
}
