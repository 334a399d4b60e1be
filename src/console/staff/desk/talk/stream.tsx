import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Citation } from '../../../../contracts/answer.ts';
import type { MatterStory } from '../../../../contracts/console/desk.ts';
import { dayOf, timeOf } from '../../shared/times.ts';
import type { Outbox } from '../hooks/use-outbox.ts';
import { text } from '../text.ts';
import { hasArrived } from './has-arrived.ts';
import { MessageItem } from './message-item.tsx';
import { type Entry, timelineOf } from './timeline.ts';
import { UnsentItem } from './unsent-item.tsx';

const words = text.talk;
/** Further up than this, the reader is looking at something older. */
const NEAR_PX = 80;

/** The whole story, the newest at the bottom. It stays at the bottom unless the reader went up. */
export function Stream(props: {
  story: MatterStory;
  outbox: Outbox;
  openCitation: (citation: Citation, day: string) => void;
  takeBack: (text: string) => void;
}) {
  const { story, outbox, openCitation, takeBack } = props;
  const entries = useMemo(() => timelineOf(story), [story]);
  const unsent = outbox.items.filter((item) => item.number === story.number && !hasArrived(story, item));
  // Its content is laid from below (column-reverse), so that the browser itself holds the end in sight.
  const holder = (at: string) =>
    story.holders.findLast(({ since, until }) => since <= at && (until === null || at <= until))?.name;
  const box = useRef<HTMLDivElement>(null);
  const [fresh, setFresh] = useState(false);
  const up = () => (box.current ? -box.current.scrollTop > NEAR_PX : false);
  const count = story.messages.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when a message came
  useEffect(() => setFresh(up()), [count]);

  return (
    <div className="stream-frame">
      <div className="stream" ref={box} onScroll={() => fresh && !up() && setFresh(false)}>
        <ol role="log" aria-label={words.log}>
          {entries.map((entry) => (
            <EntryItem key={entry.key} entry={entry} holder={holder} openCitation={openCitation} />
          ))}
          {unsent.map((item) => (
            <UnsentItem key={item.id} item={item} outbox={outbox} takeBack={takeBack} />
          ))}
        </ol>
      </div>
      {fresh && (
        <Button
          className="stream-newer"
          icon={<DownOutlined />}
          onClick={() => box.current?.scrollTo({ top: 0, behavior: 'smooth' })}
        >
          {words.newer}
        </Button>
      )}
    </div>
  );
}

function EntryItem({
  entry,
  holder,
  openCitation,
}: {
  entry: Entry;
  /** Who had the matter then. */
  holder: (at: string) => string | undefined;
  openCitation: (citation: Citation, day: string) => void;
}) {
  switch (entry.type) {
    case 'day':
      return <li className="day-line">{dayOf(entry.at)}</li>;
    case 'event':
      return (
        <li className="event-line">
          {timeOf(entry.at)} {words.by[entry.by] ?? entry.by} · {words.events[entry.event] ?? entry.event}
        </li>
      );
    case 'closing': {
      const { by, outcome, referral, summary } = entry.closing;
      return (
        <li className="closing-line">
          <strong>
            {timeOf(entry.at)} {by.name} · {words.events.close}：{words.closing(outcome, referral)}
          </strong>
          {summary && <p className="pre">{summary}</p>}
        </li>
      );
    }
    case 'message':
      return <MessageItem message={entry.message} by={holder(entry.at)} openCitation={openCitation} />;
  }
}
