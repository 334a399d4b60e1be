import { Alert, Button, Empty, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CaseMessageView } from '../../../contracts/console/mediation.ts';
import { momentOf } from '../shared/times.ts';
import { RoomComposer } from './room-composer.tsx';
import { Running } from './sessions-tab.tsx';
import { nameOf, text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.room;

/**
 * What is said in the room. The talk with everybody and each private talk are rooms of their own, in colours of their own:
 * a word meant for one side must not slip to the other.
 */
export function RoomTab({ found }: { found: Case }) {
  const { view, messages, can } = found;
  const [audience, setAudience] = useState<'all' | number>('all');
  const privateTalks = can('speak') || messages.some((m) => m.privateWith !== null);
  const partner = view.file.find((p) => p.position === audience);
  const name = partner ? nameOf(partner) : '';
  const shown = messages.filter((m) =>
    audience === 'all' ? m.privateWith === null : m.privateWith === audience,
  );
  const open = view.sessions.some(({ state }) => state === 'open');
  const newest = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest word is kept in view
  useEffect(() => {
    // Its promise is no clean-up.
    void newest.current?.scrollIntoView({ block: 'nearest' });
  }, [shown.length, audience]);

  return (
    <div className={audience === 'all' ? 'room' : 'room private'}>
      <div className="room-top">
        {privateTalks && (
          <Segmented<'all' | number>
            aria-label={words.to}
            value={audience}
            onChange={setAudience}
            options={[
              { value: 'all', label: words.all },
              ...view.file.map((p) => ({ value: p.position, label: words.privately(nameOf(p)) })),
            ]}
          />
        )}
        <span className="row">
          <Running found={found} />
        </span>
      </div>
      <p className="room-seen" role="status">
        {audience === 'all' ? words.seenByAll : words.seenByOne(name)}
      </p>
      <div className="room-words" role="log" aria-label={words.messages}>
        {shown.length === 0 && (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={
              <>
                <strong>{words.empty}</strong>
                <br />
                {audience === 'all' ? words.emptyAll : words.emptyOne(name)}
              </>
            }
          />
        )}
        {shown.map((message) => (
          <Word key={message.id} message={message} caseKey={view.key} />
        ))}
        <div ref={newest} />
      </div>
      {!can('speak') && (
        <Alert type="info" showIcon title={view.may.includes('record') ? words.over : words.notYours} />
      )}
      {can('speak') && audience === 'all' && !open && (
        <Alert
          type="info"
          showIcon
          title={words.closed}
          action={
            can('open') && (
              <Button size="small" type="primary" onClick={() => void found.give({ type: 'open' })}>
                {words.openFirst}
              </Button>
            )
          }
        />
      )}
      {can('speak') && partner && !partner.here && (
        <Alert type="warning" showIcon title={words.notHere(name)} />
      )}
      {can('speak') && (audience === 'all' ? open : partner?.here) && (
        // Each audience has a composer of its own: what was typed for one is never sent to another.
        <RoomComposer key={audience} found={found} audience={audience} name={name} />
      )}
    </div>
  );
}

function Word({ message, caseKey }: { message: CaseMessageView; caseKey: string }) {
  const ours = message.party === null;
  return (
    <article className={ours ? 'word ours' : 'word'}>
      <header>
        <strong>{message.who}</strong> <time dateTime={message.at}>{momentOf(message.at)}</time>
        {message.privateWith !== null && <span className="word-private">{words.privateHead}</span>}
      </header>
      {message.text && <p>{message.text}</p>}
      {message.files.map((file, index) => (
        <a
          key={file.name}
          className="word-file"
          target="_blank"
          rel="noreferrer"
          href={`/api/console/mediation/cases/${caseKey}/messages/${message.id}/files/${index}`}
        >
          {file.name}
        </a>
      ))}
      {message.missed.map(({ who, what }) => (
        <p key={who} className="word-missed">
          {words.missed[what](who)}
        </p>
      ))}
    </article>
  );
}
