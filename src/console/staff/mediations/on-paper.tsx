import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../contracts/console/mediation.ts';
import { dayOf } from '../shared/times.ts';
import { Ask } from './ask.tsx';
import { nameOf, text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.onPaper;

/** A side that has no chat of its own signed on paper: which day. Who enters it is whoever is signed in. */
export function OnPaper({
  found,
  party,
  what,
}: {
  found: Case;
  party: CaseView['file'][number];
  what: 'consent' | 'agreement';
}) {
  const [asked, setAsked] = useState(false);
  const { view, can, give, busy } = found;
  if (!can('signed-on-paper') || party.here || party.name === '') return null;
  const today = dayOf(new Date());
  const first = what === 'consent' ? view.acceptedAt : null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{words.button[what]}</Button>
      {asked && (
        <Ask<{ on: string }>
          open
          title={words.title[what](nameOf(party))}
          hint={words.hint[what]}
          okText={words.save}
          busy={busy}
          initial={{ on: today }}
          onClose={() => setAsked(false)}
          onGive={async ({ on }) =>
            (await give({ type: 'signed-on-paper', party: party.position, what, on }, words.noted)) !==
            undefined
          }
        >
          <Form.Item name="on" label={words.on} rules={[{ required: true, message: text.cases.chooseDay }]}>
            <Input type="date" max={today} {...(first ? { min: dayOf(first) } : {})} />
          </Form.Item>
        </Ask>
      )}
    </>
  );
}
