import { Form, Input } from 'antd';
import type { RosterView } from '../../../../contracts/console/office.ts';
import { useLoad } from '../../shared/use-load.ts';
import { PersonSelect } from '../area-select.tsx';
import { FormDialog, must } from '../form-dialog.tsx';
import { useChange } from '../office-context.tsx';
import { text } from '../text.ts';
import { addDays } from './days.ts';
import { leaveChanges } from './leave-changes.ts';

interface Values {
  person: string;
  from: string;
  until: string;
  stand?: string;
  reason: string;
}
const MOST_DAYS = 31;

/** Days off, with somebody else or nobody in their place. */
export function LeaveDialog({
  today,
  onClose,
  onDone,
}: {
  today: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const [form] = Form.useForm<Values>();
  const { busy, change } = useChange(onDone);
  const initial = { from: today, until: today, reason: text.leave.kindStandard };
  const given = { ...initial, ...Form.useWatch([], form) } as Partial<Values> & typeof initial;
  const tooLong = given.until >= addDays(given.from || today, MOST_DAYS);
  const readable = given.from <= given.until && !tooLong;
  const { data } = useLoad<RosterView>(readable ? '/office/roster' : undefined, {
    from: given.from,
    until: given.until,
  });
  const changes =
    data && given.person
      ? leaveChanges(data, { person: given.person, stand: given.stand, reason: given.reason })
      : undefined;
  const days = new Set(changes?.map(({ was, now }) => ((now ?? was) as { date: string }).date)).size;
  return (
    <FormDialog<Values>
      title={text.leave.title}
      hint={text.leave.hint}
      form={form}
      initial={initial}
      busy={busy}
      onSave={async () => changes !== undefined && changes.length > 0 && change(...changes)}
      onClose={onClose}
    >
      <Form.Item name="person" label={text.leave.person} rules={must}>
        <PersonSelect />
      </Form.Item>
      <div className="people-pair">
        <Form.Item name="from" label={text.leave.from} rules={must}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="until" label={text.leave.until} rules={must}>
          <Input type="date" min={given.from} />
        </Form.Item>
      </div>
      <Form.Item name="stand" label={text.leave.stand}>
        <PersonSelect clear={text.leave.noStand} />
      </Form.Item>
      <Form.Item name="reason" label={text.leave.kind} rules={must}>
        <Input maxLength={60} />
      </Form.Item>
      <p role="status" className="muted">
        {tooLong
          ? text.leave.tooLong
          : changes && (changes.length > 0 ? text.leave.preview(days) : text.leave.none)}
      </p>
    </FormDialog>
  );
}
