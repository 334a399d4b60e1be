import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { text } from './text.ts';

/** A question before something is done: its fields in a form; closes when `onGive` gives true. */
export function Ask<V extends object>({
  title,
  hint,
  open,
  okText,
  danger = false,
  busy,
  initial,
  width = 520,
  children,
  onGive,
  onClose,
}: {
  title: string;
  hint?: ReactNode;
  open: boolean;
  okText?: string;
  danger?: boolean;
  busy: boolean;
  initial?: Partial<V>;
  width?: number;
  children?: ReactNode;
  onGive: (values: V) => Promise<boolean>;
  onClose: () => void;
}) {
  const [form] = Form.useForm<V>();
  return (
    <Modal
      title={title}
      open={open}
      width={width}
      okText={okText ?? title}
      cancelText={text.cancel}
      okButtonProps={{ danger }}
      confirmLoading={busy}
      destroyOnHidden
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {hint && <p className="ask-hint">{hint}</p>}
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        {...(initial ? { initialValues: initial } : {})}
        onFinish={async (values) => {
          if (await onGive(values)) onClose();
        }}
      >
        {children}
      </Form>
    </Modal>
  );
}
