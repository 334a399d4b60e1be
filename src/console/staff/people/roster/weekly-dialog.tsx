import { Checkbox, Form } from 'antd';
import type { ShiftEntry } from '../../../../contracts/console/office.ts';
import { AreaSelect, PersonSelect } from '../area-select.tsx';
import { FormDialog, must } from '../form-dialog.tsx';
import { useChange } from '../office-context.tsx';
import { text, WEEKDAYS } from '../text.ts';
import { TimesFields } from './times-fields.tsx';

export function WeeklyDialog({
  was,
  area,
  onClose,
  onDone,
}: {
  was: ShiftEntry | undefined;
  area: string | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const [form] = Form.useForm<ShiftEntry>();
  const { busy, change } = useChange(onDone);
  return (
    <FormDialog<ShiftEntry>
      title={text.roster.weeklyTitle}
      form={form}
      initial={was ?? { ...(area ? { area } : {}), days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }}
      busy={busy}
      onSave={(now) =>
        change({ list: 'weekly', was, now: { ...now, days: now.days.toSorted((a, b) => a - b) } })
      }
      onClose={onClose}
    >
      <Form.Item name="area" label={text.roster.area} rules={must}>
        <AreaSelect own />
      </Form.Item>
      <Form.Item name="person" label={text.roster.person} rules={must}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="days" label={text.roster.days} rules={must}>
        <Checkbox.Group options={WEEKDAYS.map((name, i) => ({ value: i + 1, label: name }))} />
      </Form.Item>
      <TimesFields />
    </FormDialog>
  );
}
