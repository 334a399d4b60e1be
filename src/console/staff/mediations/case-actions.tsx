import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Ask } from './ask.tsx';
import { text } from './text.ts';
import type { Case, Step } from './use-case.ts';

const words = text.cases;
type Action =
  | 'accept'
  | 'decline'
  | 'reject'
  | 'move'
  | 'assign'
  | 'fail'
  | 'extend'
  | 'prevented'
  | 'archive';
const ORDER: readonly Action[] = [
  'accept',
  'assign',
  'move',
  'extend',
  'prevented',
  'decline',
  'reject',
  'fail',
  'archive',
];
const DANGER: readonly Action[] = ['reject', 'fail'];

interface Given {
  reason: string;
  room: string;
  person: string;
  to: string;
  what: 'crime' | 'petition' | 'suicide';
}

const STEPS: Record<Action, (given: Given) => Step> = {
  accept: () => ({ type: 'accept' }),
  decline: ({ reason }) => ({ type: 'decline', reason }),
  reject: ({ reason }) => ({ type: 'reject', reason }),
  move: ({ room, reason }) => ({ type: 'move', room, reason }),
  assign: ({ person }) => ({ type: 'assign', person }),
  fail: ({ reason }) => ({ type: 'fail', reason }),
  extend: ({ to, reason }) => ({ type: 'extend', to, reason }),
  prevented: ({ what }) => ({ type: 'prevented', what }),
  archive: () => ({ type: 'archive' }),
};
const HINTS: Partial<Record<Action, string>> = {
  accept: words.sureAccept,
  archive: words.sureArchive,
  extend: words.extendHint,
};

/** What may be done to the case as a whole, now and by this person. */
export function CaseActions({ found }: { found: Case }) {
  const [asked, setAsked] = useState<Action>();
  const { view, can, give, busy } = found;
  const offered = ORDER.filter(can);
  const fields: Partial<Record<Action, ReactNode>> = {
    decline: <Why />,
    reject: <Why />,
    fail: <Why />,
    extend: (
      <>
        <Form.Item name="to" label={words.until} rules={[{ required: true, message: words.chooseDay }]}>
          <Input type="date" />
        </Form.Item>
        <Why />
      </>
    ),
    move: (
      <>
        <Choice name="room" label={words.room} message={words.chooseRoom} items={view.rooms} />
        <Why />
      </>
    ),
    assign: (
      <Choice name="person" label={words.person} message={words.choosePerson} items={view.candidates} />
    ),
    prevented: (
      <Choice
        name="what"
        label={words.preventedWhat}
        message={text.create.need}
        items={Object.entries(words.preventedKinds).map(([id, name]) => ({ id, name }))}
      />
    ),
  };
  if (offered.length === 0) return null;
  return (
    <div className="page-actions">
      {offered.map((action) => (
        <Button
          key={action}
          type={action === 'accept' ? 'primary' : 'default'}
          danger={DANGER.includes(action)}
          onClick={() => setAsked(action)}
        >
          {words[action]}
        </Button>
      ))}
      {asked && (
        <Ask<Given>
          open
          title={words[asked]}
          hint={HINTS[asked]}
          danger={DANGER.includes(asked)}
          busy={busy}
          onClose={() => setAsked(undefined)}
          onGive={async (given) => (await give(STEPS[asked](given), words.done)) !== undefined}
        >
          {fields[asked]}
        </Ask>
      )}
    </div>
  );
}

export function Why({ name = 'reason', label = words.why, message = words.needWhy }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, message }]}>
      <Input.TextArea rows={3} maxLength={2000} />
    </Form.Item>
  );
}

function Choice({
  name,
  label,
  message,
  items,
}: {
  name: string;
  label: string;
  message: string;
  items: readonly { id: string; name: string }[];
}) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={items.map((item) => ({ value: item.id, label: item.name }))}
      />
    </Form.Item>
  );
}
