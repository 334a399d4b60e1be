import { Checkbox, Form, Input } from 'antd';
import type { ExceptionEntry } from '../../../../contracts/console/office.ts';
import { AreaSelect, PersonSelect } from '../area-select.tsx';
import { FormDialog, filled, must } from '../form-dialog.tsx';
import { useChange } from '../office-context.tsx';
import { text } from '../text.ts';
import { TimesFields } from './times-fields.tsx';

type Values = ExceptionEntry & { nobody?: boolean };

export function SingleDialog({
  was,
  date,
  area,
  onClose,
  onDone,
}: {
  was: ExceptionEntry | undefined;
  date: string;
  area: string | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const [form] = Form.useForm<Values>();
  const { busy, change } = useChange(onDone);
  const initial: Partial<Values> = was
    ? { ...was, nobody: was.person === undefined }
    : { date, ...(area ? { area } : {}), from: '09:00', to: '17:00' };
  const nobody = Form.useWatch('nobody', form) ?? initial.nobody;
  return (
    <FormDialog<Values>
      title={text.roster.singleTitle}
      hint={text.roster.singleHint}
      form={form}
      initial={initial}
      busy={busy}
      onSave={({ nobody: none, person, from, to, ...rest }) =>
        change({
          list: 'exceptions',
          was,
          now: filled(
            none
              ? rest
              : { ...rest, ...(person ? { person } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) },
          ),
        })
      }
      onClose={onClose}
    >
      <div className="people-pair">
        <Form.Item name="date" label={text.roster.date} rules={must}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="area" label={text.roster.area} rules={must}>
          <AreaSelect own />
        </Form.Item>
      </div>
      <Form.Item name="nobody" valuePropName="checked">
        <Checkbox>{text.roster.nobody}</Checkbox>
      </Form.Item>
      {!nobody && (
        <>
          <Form.Item name="person" label={text.roster.person} rules={must}>
            <PersonSelect />
          </Form.Item>
          <TimesFields />
        </>
      )}
      <Form.Item name="reason" label={text.roster.reason}>
        <Input placeholder={text.roster.reasonHint} maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
