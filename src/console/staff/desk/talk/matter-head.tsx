import { ArrowLeftOutlined, InfoCircleOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { MatterStory, QueueItem } from '../../../../contracts/console/desk.ts';
import { useSigned } from '../../shared/session.tsx';
import { useNarrow } from '../../shared/use-narrow.ts';
import type { DialogName } from '../dialogs/dialogs.tsx';
import { ClockMark, UrgencyMark } from '../lists/marks.tsx';
import { text } from '../text.ts';

const words = text.head;

export interface HeadActs {
  take(): void;
  pass(item: QueueItem): void;
  reopen(): void;
  resume(): void;
  ask(dialog: DialogName): void;
}

/** Whose matter it is, its clock, and what may be done to it. On a phone it holds the ways to the other panes. */
export function MatterHead(props: {
  story: MatterStory;
  /** Its card before me, while it waits. */
  waiting: QueueItem | undefined;
  now: number;
  busy: boolean;
  acts: HeadActs;
  back: () => void;
  showFacts: () => void;
}) {
  const { story, waiting, now, busy, acts, back, showFacts } = props;
  const { may: allowed } = useSigned();
  const { may, clock } = story;
  const narrow = useNarrow();
  const more = [
    ...(may.work && narrow
      ? [{ key: 'appointment', label: words.appointment, onClick: () => acts.ask('appointment') }]
      : []),
    ...(may.work
      ? [
          clock?.pausedAt
            ? { key: 'resume', label: words.resume, onClick: acts.resume }
            : { key: 'pause', label: words.pause, onClick: () => acts.ask('pause') },
        ]
      : []),
    ...(may.followUp
      ? [{ key: 'follow-up', label: words.followUp, onClick: () => acts.ask('follow-up') }]
      : []),
    ...(may.work && allowed('mediation.open')
      ? [{ key: 'mediate', label: words.mediate, onClick: () => acts.ask('mediate') }]
      : []),
  ];
  return (
    <header className="matter-head">
      <Button
        className="to-lists"
        type="text"
        aria-label={text.back}
        icon={<ArrowLeftOutlined />}
        onClick={back}
      />
      <div className="matter-name">
        <h2>{story.resident ?? text.lists.noName}</h2>
        <span className="muted">
          {story.number} · {text.states[story.state]}
          {story.holder && !may.work && ` · ${words.holder(story.holder.name)}`}
        </span>
        <span className="matter-marks">
          <UrgencyMark urgency={story.urgency} />
          {story.state !== 'closed' && <ClockMark clock={clock} now={now} />}
        </span>
      </div>
      <div className="matter-acts">
        {may.take && (
          <Button type="primary" disabled={busy} onClick={acts.take}>
            {words.take}
          </Button>
        )}
        {may.take && waiting?.card && Date.parse(waiting.card.expiresAt) > now && (
          <Button disabled={busy} onClick={() => acts.pass(waiting)}>
            {words.pass}
          </Button>
        )}
        {may.reopen && (
          <Button type="primary" disabled={busy} onClick={acts.reopen}>
            {words.reopen}
          </Button>
        )}
        {may.work && (
          <>
            <Button onClick={() => acts.ask('hand-on')}>{words.handOn}</Button>
            {!narrow && <Button onClick={() => acts.ask('appointment')}>{words.appointment}</Button>}
            <Button type="primary" onClick={() => acts.ask('close')}>
              {words.close}
            </Button>
          </>
        )}
        {more.length > 0 && (
          <Dropdown trigger={['click']} menu={{ items: more }}>
            <Button aria-label={words.more} icon={<MoreOutlined />} />
          </Dropdown>
        )}
        <Button
          className="to-facts"
          aria-label={text.showFacts}
          icon={<InfoCircleOutlined />}
          onClick={showFacts}
        />
      </div>
    </header>
  );
}
