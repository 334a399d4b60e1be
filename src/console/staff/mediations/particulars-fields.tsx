import { Form, Input, InputNumber, Select } from 'antd';
import type { Particulars } from '../../../contracts/mediation-command.ts';
import { text } from './text.ts';

const words = text.parties;

/** A side as the official file describes one. `at`: where in the form. */
export function ParticularsFields({ at = [] }: { at?: readonly (string | number)[] }) {
  const name = (field: keyof Particulars) => [...at, field];
  return (
    <div className="particulars">
      <Form.Item
        name={name('kind')}
        label={`${words.kind.person}/${words.kind.organisation}`}
        initialValue="person"
      >
        <Select options={Object.entries(words.kind).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name={name('name')}
        label={words.name}
        rules={[{ required: true, whitespace: true, message: words.needName }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={name('contact')} label={words.fields.contact}>
        <Input maxLength={200} inputMode="tel" />
      </Form.Item>
      <Form.Item name={name('address')} label={words.fields.address}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={name('sex')} label={words.fields.sex}>
        <Select allowClear options={['男', '女'].map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name={name('age')} label={words.fields.age}>
        <InputNumber min={0} max={130} precision={0} className="full" />
      </Form.Item>
      <Form.Item name={name('ethnicity')} label={words.fields.ethnicity}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={name('occupation')} label={words.fields.occupation}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={name('representative')} label={words.fields.representative}>
        <Input maxLength={200} />
      </Form.Item>
    </div>
  );
}

/** Without what was left empty, which the server takes for a value. */
export function particularsOf(given: Particulars): Particulars {
  const filled = Object.entries(given).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return Object.fromEntries(filled) as Particulars;
}
