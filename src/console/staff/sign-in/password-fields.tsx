import { Form, Input } from 'antd';
import { text } from './text.ts';

export interface PasswordForm {
  old: string;
  fresh: string;
  repeat: string;
}

/** The old password, the new one twice. The server judges whether it is good enough. */
export function PasswordFields({ oldLabel }: { oldLabel: string }) {
  return (
    <>
      <Form.Item name="old" label={oldLabel} rules={[{ required: true, message: text.needPassword }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="fresh"
        label={text.fresh}
        extra={text.freshHint}
        rules={[{ required: true, min: 10, message: text.needFresh }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={text.repeat}
        dependencies={['fresh']}
        rules={[
          { required: true, message: text.differ },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('fresh') ? Promise.resolve() : Promise.reject(new Error(text.differ)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
