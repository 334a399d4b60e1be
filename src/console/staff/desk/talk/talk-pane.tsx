import { Button, Result, Spin } from 'antd';
import type { RefObject } from 'react';
import { FaultView } from '../../shared/fault-view.tsx';
import type { Dialogs } from '../dialogs/use-dialogs.ts';
import type { Desk } from '../hooks/use-desk.ts';
import type { DeskPlace } from '../hooks/use-desk-place.ts';
import type { Outbox } from '../hooks/use-outbox.ts';
import type { TypedTexts } from '../hooks/use-typed.ts';
import { text } from '../text.ts';
import { Composer, type ComposerHandle } from '../write/composer.tsx';
import { whyNot } from '../write/why-not.ts';
import { MatterHead } from './matter-head.tsx';
import { Stream } from './stream.tsx';
import type { Acts } from './use-acts.ts';

/** Middle: the open matter's conversation, or why there is none. */
export function TalkPane(props: {
  desk: Desk;
  place: DeskPlace;
  now: number;
  acts: Acts;
  dialogs: Dialogs;
  outbox: Outbox;
  typed: TypedTexts;
  composer: RefObject<ComposerHandle | null>;
}) {
  const { desk, place, now, acts, dialogs, outbox, typed, composer } = props;
  const { open, show } = place;
  const { story, fault, read } = desk.stories;
  if (open === undefined) {
    return (
      <Result className="desk-none" status="info" icon={null} title={text.none} subTitle={text.noneHint} />
    );
  }
  if (story) {
    return (
      <>
        <MatterHead
          story={story}
          waiting={desk.queue.data?.find(({ number }) => number === open)}
          now={now}
          busy={acts.busy}
          acts={{
            take: () => void acts.take(open),
            pass: dialogs.pass,
            reopen: () => void acts.reopen(open),
            resume: () => void acts.resume(open),
            ask: dialogs.ask,
          }}
          back={() => show(undefined)}
          showFacts={() => show(open, 'facts')}
        />
        <Stream
          key={open}
          story={story}
          outbox={outbox}
          openCitation={dialogs.openCitation}
          takeBack={(words) => typed.set(open, { text: words })}
        />
        {story.may.work ? (
          <Composer
            key={`write-${open}`}
            ref={composer}
            story={story}
            typed={typed}
            outbox={outbox}
            choices={desk.choices.data}
            openLaw={dialogs.searchLaw}
            openCitation={dialogs.openCitation}
          />
        ) : (
          <p className="read-only">{whyNot(story)}</p>
        )}
      </>
    );
  }
  if (fault?.code === 'not-found') {
    return (
      <Result
        status="info"
        title={text.gone}
        subTitle={text.goneHint}
        extra={<Button onClick={() => show(undefined)}>{text.back}</Button>}
      />
    );
  }
  if (fault) return <FaultView fault={fault} again={() => void read(open)} />;
  return <Spin className="opening" description={text.talk.loading} />;
}
