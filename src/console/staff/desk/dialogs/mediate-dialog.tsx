import { Alert, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Application, Barrier } from '../../../../contracts/mediation-command.ts';
import { useApi } from '../../shared/session.tsx';
import { text } from '../text.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { DialogProps } from './dialogs.tsx';

const words = text.dialogs.mediate;
const required = [{ required: true, whitespace: true, message: words.required }];
const options = <K extends string>(labels: Readonly<Record<K, string>>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));
/** 分 of 元. */
const cents = (yuan: number) => Math.round(yuan * 100);

interface Values {
  barrier: Barrier;
  disputeType: string;
  facts: string;
  claims: string;
  amount?: number | null;
  name: string;
  contact?: string;
  otherKind: 'person' | 'organisation';
  otherName: string;
  otherContact?: string;
}

/** 转调解: the application, filled in for the resident. The consultation ends with it. */
export function MediateDialog({ story, close, done, choices }: DialogProps) {
  const api = useApi();
  const [form] = Form.useForm<Values>();
  const barrier = Form.useWatch('barrier', form) ?? 'none';
  const types = choices?.disputeTypes ?? [];
  const said = story.messages.flatMap((m) => (m.author === 'resident' && m.text.length > 4 ? [m.text] : []));
  const initial: Partial<Values> = {
    barrier: 'none',
    disputeType:
      types.find(({ topics }) => story.topic !== null && topics.includes(story.topic))?.name ?? '其他',
    facts: said.join('\n').slice(0, 600),
    name: story.resident ?? '',
    otherKind: 'person',
  };
  return (
    <AskDialog<Values>
      title={words.title}
      ok={words.ok}
      width={640}
      form={form}
      initial={initial}
      disabled={barrier !== 'none'}
      close={close}
      run={async (values) => {
        const { number } = await api.post<{ number: string }>(
          '/mediation/cases',
          applicationOf(values, story),
        );
        done(words.done(number));
      }}
    >
      <p className="muted">{words.hint}</p>
      <Form.Item name="barrier" label={words.barrier}>
        <Radio.Group options={options(words.barriers)} />
      </Form.Item>
      {barrier !== 'none' && <Alert type="warning" showIcon title={words.barred} />}
      <Form.Item name="disputeType" label={words.disputeType}>
        <Select showSearch options={types.map(({ name }) => ({ value: name, label: name }))} />
      </Form.Item>
      <Form.Item name="facts" label={words.facts} rules={required}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item name="claims" label={words.claims} rules={required}>
        <Input.TextArea rows={2} maxLength={4000} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="name" label={words.applicant} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="contact" label={words.applicantContact}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="otherKind" label={words.otherKind}>
          <Radio.Group options={options(words.kinds)} />
        </Form.Item>
        <Form.Item name="otherName" label={words.otherName} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="otherContact" label={words.otherContact}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="amount" label={words.amount}>
          <InputNumber min={0} max={1e9} precision={2} className="whole" />
        </Form.Item>
      </div>
    </AskDialog>
  );
}

function applicationOf(v: Values, { number, area }: DialogProps['story']): Application {
  return {
    consultation: number,
    source: 'applied',
    ...(area ? { area: area.id } : {}),
    disputeType: v.disputeType,
    facts: v.facts,
    claims: v.claims,
    ...(v.amount ? { amount: cents(v.amount) } : {}),
    people: 2,
    barrier: v.barrier,
    applicants: [{ kind: 'person', name: v.name, ...(v.contact ? { contact: v.contact } : {}) }],
    respondents: [
      { kind: v.otherKind, name: v.otherName, ...(v.otherContact ? { contact: v.otherContact } : {}) },
    ],
  };
}
