import { Button, Empty, Form, Input, Popconfirm, Segmented, Tag } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../contracts/console/mediation.ts';
import { momentOf } from '../shared/times.ts';
import { Ask } from './ask.tsx';
import { Why } from './case-actions.tsx';
import { instantOf } from './format.ts';
import { nameOf, text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.sessions;
type Session = CaseView['sessions'][number];
const COLOURS: Record<Session['state'], string> = {
  proposed: 'gold',
  fixed: 'blue',
  open: 'green',
  paused: 'orange',
  ended: 'default',
  cancelled: 'default',
};
const MOST_TIMES = 6;

export function SessionsTab({ found, onRoom }: { found: Case; onRoom: () => void }) {
  const { view, can, give, busy } = found;
  const [asked, setAsked] = useState<'propose' | 'record'>();
  const planned = view.sessions.some(({ state }) => state === 'proposed' || state === 'fixed');
  return (
    <>
      <div className="row tab-actions">
        {can('open') && (
          <Button type="primary" loading={busy} onClick={() => void give({ type: 'open' })}>
            {planned ? words.open : words.openNow}
          </Button>
        )}
        {can('propose-times') && <Button onClick={() => setAsked('propose')}>{words.propose}</Button>}
        <Running found={found} />
        {can('speak') && <Button onClick={onRoom}>{words.goRoom}</Button>}
        {can('record') && <Button onClick={() => setAsked('record')}>{words.writeRecord}</Button>}
      </div>
      {view.sessions.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <strong>{words.none}</strong>
              <br />
              {view.state === 'applied' || view.state === 'inviting' ? words.waitConsent : words.noneHint}
            </>
          }
        />
      )}
      <ul className="sessions">
        {view.sessions.toReversed().map((session) => (
          <li key={session.id}>
            <SessionItem session={session} view={view} />
          </li>
        ))}
      </ul>
      {asked === 'propose' && <ProposeTimes found={found} onClose={() => setAsked(undefined)} />}
      {asked === 'record' && (
        <Ask<{ text: string }>
          open
          title={words.writeRecord}
          hint={words.recordHint}
          okText={words.saveRecord}
          busy={busy}
          onClose={() => setAsked(undefined)}
          onGive={async (given) =>
            (await give({ type: 'record', text: given.text }, text.cases.done)) !== undefined
          }
        >
          <Why name="text" label={words.record} message={text.create.need} />
        </Ask>
      )}
    </>
  );
}

/** Pause, go on, end: of the session that is going on. */
export function Running({ found }: { found: Case }) {
  const { can, give, busy } = found;
  return (
    <>
      {can('resume') && (
        <Button type="primary" loading={busy} onClick={() => void give({ type: 'resume' })}>
          {words.resume}
        </Button>
      )}
      {can('pause') && (
        <Button loading={busy} onClick={() => void give({ type: 'pause' })}>
          {words.pause}
        </Button>
      )}
      {can('close') && (
        <Popconfirm
          title={words.sureClose}
          okText={words.close}
          cancelText={text.cancel}
          onConfirm={() => void give({ type: 'close' })}
        >
          <Button loading={busy}>{words.close}</Button>
        </Popconfirm>
      )}
    </>
  );
}

function SessionItem({ session, view }: { session: Session; view: CaseView }) {
  const party = (position: number) => {
    const found = view.file.find((p) => p.position === position);
    return found ? nameOf(found) : '';
  };
  return (
    <>
      <div className="party-head">
        <strong>
          {words.place[session.place]}
          {session.at ? ` · ${momentOf(session.at)}` : ''}
        </strong>
        <Tag color={COLOURS[session.state]}>{words.states[session.state]}</Tag>
      </div>
      {session.startedAt && (
        <p className="muted">
          {words.held(momentOf(session.startedAt), session.endedAt ? momentOf(session.endedAt) : '')}
        </p>
      )}
      {session.state === 'proposed' && (
        <ul className="times">
          {session.proposed.map((at) => {
            const who = session.picks.filter((pick) => pick.at === at).map((pick) => party(pick.party));
            return (
              <li key={at}>
                <span className="figure">{momentOf(at)}</span>
                <span className="muted">
                  {who.length > 0 ? words.picks(who.join('、')) : words.nobodyPicked}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {session.record && (
        <div className="record">
          <h3>{words.record}</h3>
          <p className="story-words">{session.record}</p>
        </div>
      )}
    </>
  );
}

function ProposeTimes({ found, onClose }: { found: Case; onClose: () => void }) {
  const future = {
    validator: (_: unknown, value: string) =>
      value && Date.parse(instantOf(value)) > Date.now()
        ? Promise.resolve()
        : Promise.reject(new Error(words.needTime)),
  };
  return (
    <Ask<{ place: 'on-site' | 'online'; times: string[] }>
      open
      title={words.propose}
      hint={words.proposeHint}
      okText={words.send}
      busy={found.busy}
      initial={{ place: 'on-site', times: [''] }}
      onClose={onClose}
      onGive={async ({ place, times }) =>
        (await found.give({ type: 'propose-times', place, times: times.map(instantOf) }, text.cases.done)) !==
        undefined
      }
    >
      <Form.Item name="place" label={words.howHeld}>
        <Segmented options={Object.entries(words.place).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.List name="times">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="time-line">
                <Form.Item name={name} label={name === 0 ? words.times : undefined} rules={[future]}>
                  <Input type="datetime-local" aria-label={words.times} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button type="text" onClick={() => remove(name)}>
                    {words.removeTime}
                  </Button>
                )}
              </div>
            ))}
            {fields.length < MOST_TIMES && <Button onClick={() => add('')}>{words.addTime}</Button>}
          </>
        )}
      </Form.List>
    </Ask>
  );
}
