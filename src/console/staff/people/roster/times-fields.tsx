import { Form, Input } from 'antd';
import { must } from '../form-dialog.tsx';
import { text } from '../text.ts';

const rules = [...must, { pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, message: '09:00' }];

/** Begin and end; 24:00 is the end of the day, which the browser's own time field cannot say. */
export function TimesFields() {
  return (
    <div className="people-pair">
      <Form.Item name="from" label={text.roster.from} rules={rules}>
        <Input inputMode="numeric" placeholder="09:00" maxLength={5} />
      </Form.Item>
      <Form.Item name="to" label={text.roster.to} rules={rules}>
        <Input inputMode="numeric" placeholder="17:00" maxLength={5} />
      </Form.Item>
    </div>
  );
}
