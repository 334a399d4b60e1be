import { Form, Input, InputNumber, Select } from 'antd';
import type { TermDraft } from './agreement-editor.tsx';
import { Ask } from './ask.tsx';
import { fenOf, monthsAfter } from './format.ts';
import { text } from './text.ts';

const words = text.agreement;
const MOST = 36;

interface Plan {
  who: number;
  what: string;
  total: string;
  count: number;
  first: string;
}

/** A sum in monthly parts, a term each; they add up to it to the fen. */
function instalmentsOf({ who, what, total, count, first }: Plan): TermDraft[] {
  const fen = fenOf(total) ?? 0;
  const each = Math.floor(fen / count / 100) * 100 || Math.floor(fen / count);
  return Array.from({ length: count }, (_, i) => ({
    who,
    what: words.instalmentOf(what.trim(), i + 1, count),
    amount: String((i === count - 1 ? fen - each * (count - 1) : each) / 100),
    due: monthsAfter(first, i),
  }));
}

export function Instalments({
  sides,
  onMade,
  onClose,
}: {
  sides: { value: number; label: string }[];
  onMade: (terms: TermDraft[]) => void;
  onClose: () => void;
}) {
  const need = [{ required: true, message: text.create.need }];
  return (
    <Ask<Plan>
      open
      title={words.instalmentsTitle}
      hint={words.everyMonth}
      okText={words.instalmentMake}
      busy={false}
      initial={{ count: 3 }}
      onClose={onClose}
      onGive={async (plan) => {
        onMade(instalmentsOf(plan));
        return true;
      }}
    >
      <Form.Item name="who" label={words.who} rules={need}>
        <Select options={sides} />
      </Form.Item>
      <Form.Item name="what" label={words.instalmentWhat} rules={need}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="total"
        label={words.instalmentTotal}
        rules={[
          ...need,
          {
            validator: (_, value: string | undefined) =>
              (fenOf(value) ?? 1) > 0 ? Promise.resolve() : Promise.reject(new Error(words.badAmount)),
          },
        ]}
      >
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name="count" label={words.instalmentCount} rules={need}>
        <InputNumber min={2} max={MOST} precision={0} className="full" />
      </Form.Item>
      <Form.Item name="first" label={words.instalmentFirst} rules={need}>
        <Input type="date" />
      </Form.Item>
    </Ask>
  );
}
