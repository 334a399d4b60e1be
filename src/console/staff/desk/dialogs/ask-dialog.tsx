import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useAct } from '../../shared/use-act.ts';
import { text } from '../text.ts';

/** A question with a form: asked, carried out, gone. Stays open with what was written when the server refuses. */
export function AskDialog<V extends object>({
  title,
  ok,
  danger = false,
  width = 520,
  initial,
  form,
  disabled = false,
  close,
  run,
  children,
}: {
  title: string;
  ok: string;
  danger?: boolean;
  width?: number;
  initial?: Partial<V>;
  form?: FormInstance<V>;
  disabled?: boolean;
  close: () => void;
  run: (values: V) => Promise<unknown>;
  children: ReactNode;
}) {
  const [own] = Form.useForm<V>();
  const used = form ?? own;
  const { busy, act } = useAct();
  return (
    <Modal
      open
      title={title}
      width={width}
      okText={ok}
      cancelText={text.dialogs.cancel}
      okButtonProps={{ danger, disabled }}
      confirmLoading={busy}
      onOk={() => used.submit()}
      onCancel={close}
      mask={{ closable: false }}
    >
      <Form<V>
        form={used}
        layout="vertical"
        requiredMark={false}
        className="ask-form"
        {...(initial ? { initialValues: initial } : {})}
        onFinish={(values) => void act(() => run(values)).then((done) => done && close())}
      >
        {children}
      </Form>
    </Modal>
  );
}
