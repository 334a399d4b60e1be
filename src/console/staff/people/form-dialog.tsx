import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { text as shared } from '../shared/text.ts';
import { text } from './text.ts';

/** A form in a dialog; `onSave` gives whether it was saved, and then the dialog closes. */
export function FormDialog<T extends object>({
  title,
  hint,
  form,
  initial,
  busy,
  onSave,
  onClose,
  children,
}: {
  title: string;
  hint?: ReactNode;
  form: FormInstance<T>;
  initial: Partial<T>;
  busy: boolean;
  onSave: (values: T) => Promise<boolean>;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Modal
      open
      destroyOnHidden
      title={title}
      okText={text.save}
      cancelText={shared.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {hint && <p className="muted people-form-hint">{hint}</p>}
      <Form<T>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={async (values) => {
          if (await onSave(values)) onClose();
        }}
      >
        {children}
      </Form>
    </Modal>
  );
}

/** Empty fields are not there in the files. */
export const filled = <T extends object>(values: T): T =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value])
      .filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;

export const must = [{ required: true, message: text.required }];
