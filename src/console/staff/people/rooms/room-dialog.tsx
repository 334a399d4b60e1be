import { Form, Input, Select } from 'antd';
import type { RoomEntry } from '../../../../contracts/console/office.ts';
import { AreaSelect, PersonSelect } from '../area-select.tsx';
import { FormDialog, filled, must } from '../form-dialog.tsx';
import { HoursFields, OFFICE_HOURS } from '../hours-fields.tsx';
import { useChange, useOffice } from '../office-context.tsx';
import { text } from '../text.ts';

const words = text.rooms;

export function RoomDialog({
  was,
  onClose,
  onDone,
}: {
  was: RoomEntry | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const { office } = useOffice();
  const [form] = Form.useForm<RoomEntry>();
  const { busy, change } = useChange(onDone);
  return (
    <FormDialog<RoomEntry>
      title={was ? was.name : words.add}
      form={form}
      initial={
        was ?? {
          hours: [OFFICE_HOURS],
          disputeTypes: [],
          mediators: [],
        }
      }
      busy={busy}
      onSave={(values) =>
        change({
          list: 'rooms',
          was,
          now: filled({ ...values, hours: values.hours ?? [], id: was?.id ?? values.id }),
        })
      }
      onClose={onClose}
    >
      <div className="people-pair">
        <Form.Item name="name" label={words.columns.name} rules={must}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label={words.kind} rules={must}>
          <Input maxLength={30} placeholder={words.kindHint} />
        </Form.Item>
      </div>
      {!was && (
        <Form.Item name="id" label={text.people.id} extra={text.people.idHint} rules={must}>
          <Input maxLength={40} autoCapitalize="none" />
        </Form.Item>
      )}
      <div className="people-pair">
        <Form.Item name="area" label={words.columns.area} rules={must}>
          <AreaSelect />
        </Form.Item>
        <Form.Item name="phone" label={words.columns.phone}>
          <Input type="tel" maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="address" label={words.columns.address} rules={must}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="mediators" label={words.columns.mediators}>
        <PersonSelect multiple only="mediator" />
      </Form.Item>
      <Form.Item name="disputeTypes" label={words.columns.types} extra={words.allTypesHint}>
        <Select mode="multiple" options={office.disputeTypes.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <HoursFields legend={words.columns.hours} />
    </FormDialog>
  );
}
