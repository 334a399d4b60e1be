import { Form, Input, Select } from 'antd';
import type { PersonEntry, PersonRow } from '../../../../contracts/console/office.ts';
import { text as shell } from '../../text.ts';
import { AreasSelect } from '../area-select.tsx';
import { FormDialog, filled, must } from '../form-dialog.tsx';
import { useChange, useOffice } from '../office-context.tsx';
import { text } from '../text.ts';
import { entryOf } from './entry-of.ts';

const words = text.people;

export function PersonDialog({
  was,
  onClose,
  onDone,
}: {
  was: PersonRow | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const { office } = useOffice();
  const [form] = Form.useForm<PersonEntry>();
  const { busy, change } = useChange(onDone);
  const before = was && entryOf(was);
  return (
    <FormDialog<PersonEntry>
      title={was ? was.name : words.add}
      form={form}
      initial={before ?? { role: 'adviser', topics: [], languages: ['普通话'] }}
      busy={busy}
      onSave={(values) =>
        change({ list: 'people', was: before, now: filled({ ...values, id: before?.id ?? values.id }) })
      }
      onClose={onClose}
    >
      <div className="people-pair">
        <Form.Item name="name" label={words.columns.name} rules={must}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="role" label={words.columns.role} rules={must}>
          <Select options={Object.entries(shell.roles).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
      </div>
      {!before && (
        <Form.Item name="id" label={words.id} extra={words.idHint} rules={must}>
          <Input maxLength={40} autoCapitalize="none" />
        </Form.Item>
      )}
      <Form.Item name="areas" label={words.columns.areas} rules={must}>
        <AreasSelect />
      </Form.Item>
      <div className="people-pair">
        <Form.Item name="organisation" label={words.organisation}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={words.columns.phone}>
          <Input type="tel" maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="topics" label={words.columns.topics}>
        <Select mode="tags" options={office.topics.map(({ id, label }) => ({ value: id, label }))} />
      </Form.Item>
      <Form.Item name="languages" label={words.languages}>
        <Select mode="tags" options={['普通话'].map((value) => ({ value }))} />
      </Form.Item>
    </FormDialog>
  );
}
