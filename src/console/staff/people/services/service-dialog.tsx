import { Checkbox, Form, Input, Select } from 'antd';
import type { ServiceEntry } from '../../../../contracts/console/office.ts';
import { AreaSelect } from '../area-select.tsx';
import { FormDialog, filled, must } from '../form-dialog.tsx';
import { HoursFields, OFFICE_HOURS } from '../hours-fields.tsx';
import { useChange, useOffice } from '../office-context.tsx';
import { text } from '../text.ts';

const words = text.services;
/** No key of a place: those hold no spaces. */
const NEW = 'new kind';

interface Given extends Omit<ServiceEntry, 'key'> {
  kind: string;
  key?: string;
}

export function ServiceDialog({
  was,
  onClose,
  onDone,
}: {
  was: ServiceEntry | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const { office } = useOffice();
  const [form] = Form.useForm<Given>();
  const { busy, change } = useChange(onDone);
  const kind = Form.useWatch('kind', form);
  const always = Form.useWatch('always', form);
  const { key: wasKey, ...rest } = was ?? {};
  return (
    <FormDialog<Given>
      title={was ? was.name : words.add}
      hint={was && words.changeHint}
      form={form}
      initial={
        was ? { ...rest, ...(wasKey ? { kind: wasKey } : {}) } : { always: false, hours: [OFFICE_HOURS] }
      }
      busy={busy}
      onSave={({ kind: chosen, key, ...values }) =>
        change({
          list: 'services',
          was,
          now: filled({
            ...values,
            key: (chosen === NEW ? key : chosen)?.trim(),
            always: values.always ?? false,
            hours: values.always ? [] : (values.hours ?? []),
          }),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="kind" label={words.kind} rules={must} extra={words.kindHint}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...office.placeKinds.map(({ key, name, offices }) => ({
              value: key,
              label: words.kindOption(name, offices),
            })),
            { value: NEW, label: words.newKind },
          ]}
        />
      </Form.Item>
      {kind === NEW && (
        <Form.Item name="key" label={words.key} extra={words.keyHint} rules={must}>
          <Input maxLength={40} autoCapitalize="none" />
        </Form.Item>
      )}
      <div className="people-pair">
        <Form.Item name="name" label={words.name} rules={must}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="area" label={words.area} rules={must}>
          <AreaSelect />
        </Form.Item>
      </div>
      <Form.Item name="does" label={words.does} rules={must}>
        <Input maxLength={80} placeholder={words.doesHint} />
      </Form.Item>
      <div className="people-pair">
        <Form.Item name="address" label={words.address}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="phone" label={words.phone}>
          <Input type="tel" maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={words.note}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="always" valuePropName="checked">
        <Checkbox>{words.always}</Checkbox>
      </Form.Item>
      {!always && <HoursFields legend={words.hours} />}
    </FormDialog>
  );
}
