import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../contracts/console/mediation.ts';
import { dayOf } from '../shared/times.ts';
import { Ask } from './ask.tsx';
import { nameOf, text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.extensionWord;
const WAYS = ['phone', 'in-person', 'paper'] as const;
interface Given {
  ok: boolean;
  by: (typeof WAYS)[number];
  on: string;
}

/** What a side that has no chat of its own answered to a longer limit, and how. */
export function ExtensionWord({ found, party }: { found: Case; party: CaseView['file'][number] }) {
  const [asked, setAsked] = useState(false);
  const { view, can, give, busy } = found;
  if (!can('extension-word') || party.here || party.name === '' || party.extensionOk) return null;
  const today = dayOf(new Date());
  return (
    <>
      <Button onClick={() => setAsked(true)}>{words.button}</Button>
      {asked && (
        <Ask<Given>
          open
          title={words.title(nameOf(party), view.extendTo ?? '')}
          hint={words.hint}
          okText={words.save}
          busy={busy}
          initial={{ on: today, by: 'phone' }}
          onClose={() => setAsked(false)}
          onGive={async (given) =>
            (await give({ type: 'extension-word', party: party.position, ...given }, words.noted)) !==
            undefined
          }
        >
          <Form.Item name="ok" label={words.answer} rules={[{ required: true, message: words.choose }]}>
            <Radio.Group
              options={[
                { value: true, label: words.yes },
                { value: false, label: words.no },
              ]}
            />
          </Form.Item>
          <Form.Item name="by" label={words.by}>
            <Radio.Group options={WAYS.map((way) => ({ value: way, label: words.ways[way] }))} />
          </Form.Item>
          <Form.Item name="on" label={words.on} rules={[{ required: true, message: text.cases.chooseDay }]}>
            <Input type="date" max={today} />
          </Form.Item>
        </Ask>
      )}
    </>
  );
}
