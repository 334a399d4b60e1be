import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { fenOf } from './format.ts';
import { Instalments } from './instalments.tsx';
import { nameOf, text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.agreement;
const MOST_TERMS = 60;

export interface TermDraft {
  who?: number;
  what: string;
  /** Yuan, as typed. */
  amount?: string;
  due?: string;
}
interface Draft {
  form: 'oral' | 'written';
  terms: TermDraft[];
  more?: string;
}

/** The next wording: term by term who does what, how much, by when. */
export function AgreementEditor({ found, onClose }: { found: Case; onClose: () => void }) {
  const { view, give, busy } = found;
  const [form] = Form.useForm<Draft>();
  const [splitting, setSplitting] = useState(false);
  const sides = view.file.map((p) => ({ value: p.position, label: nameOf(p) }));
  const amount = {
    validator: (_: unknown, value: string | undefined) =>
      fenOf(value) === null ? Promise.reject(new Error(words.badAmount)) : Promise.resolve(),
  };
  const propose = async ({ form: kind, terms, more }: Draft) => {
    const done = await give(
      {
        type: 'propose',
        form: kind,
        terms: terms.map(({ who, what, amount: typed, due }) => {
          const fen = fenOf(typed);
          return {
            who: who!,
            what: what.trim(),
            ...(typeof fen === 'number' ? { amount: fen } : {}),
            ...(due ? { due } : {}),
          };
        }),
        ...(more?.trim() ? { more: more.trim() } : {}),
      },
      text.cases.done,
    );
    if (done) onClose();
  };
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={draftOf(view)}
      onFinish={propose}
    >
      <p className="ask-hint">{words.hint}</p>
      <Form.Item name="form" label={words.form}>
        <Segmented options={Object.entries(words.forms).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.List name="terms">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className="term">
                <legend>{words.termNumber(name + 1)}</legend>
                <Form.Item
                  name={[name, 'who']}
                  label={words.who}
                  rules={[{ required: true, message: words.needWho }]}
                >
                  <Select options={sides} />
                </Form.Item>
                <Form.Item
                  name={[name, 'what']}
                  label={words.what}
                  className="term-what"
                  rules={[{ required: true, whitespace: true, message: words.needWhat }]}
                >
                  <Input.TextArea className="grows" rows={1} maxLength={2000} />
                </Form.Item>
                <Form.Item name={[name, 'amount']} label={words.amount} rules={[amount]}>
                  <Input inputMode="decimal" className="figure" />
                </Form.Item>
                <Form.Item name={[name, 'due']} label={words.due}>
                  <Input type="date" />
                </Form.Item>
                {fields.length > 1 && (
                  <Button type="text" className="term-remove" onClick={() => remove(name)}>
                    {words.removeTerm}
                  </Button>
                )}
              </fieldset>
            ))}
            <div className="row tab-actions">
              {fields.length < MOST_TERMS && (
                <Button onClick={() => add({ what: '' })}>{words.addTerm}</Button>
              )}
              <Button onClick={() => setSplitting(true)}>{words.instalments}</Button>
            </div>
            {splitting && (
              <Instalments
                sides={sides}
                onClose={() => setSplitting(false)}
                onMade={(terms) => {
                  // A first term that nothing was written in gives way.
                  const kept = (form.getFieldValue('terms') as TermDraft[]).filter(({ what }) =>
                    what?.trim(),
                  );
                  form.setFieldsValue({ terms: [...kept, ...terms].slice(0, MOST_TERMS) });
                }}
              />
            )}
          </>
        )}
      </Form.List>
      <Form.Item name="more" label={words.more}>
        <Input.TextArea rows={2} maxLength={2000} placeholder={words.moreHint} />
      </Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {words.propose}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </Form>
  );
}

function draftOf({ agreement, file }: Case['view']): Draft {
  if (!agreement) {
    const payer = file.find(({ side }) => side === 'respondent')?.position;
    return { form: 'written', terms: [{ what: '', ...(payer === undefined ? {} : { who: payer }) }] };
  }
  return {
    form: agreement.form,
    terms: agreement.terms.map(({ who, what, amount, due }) => ({
      who,
      what,
      ...(amount === null ? {} : { amount: String(amount / 100) }),
      ...(due === null ? {} : { due }),
    })),
    ...(agreement.more === null ? {} : { more: agreement.more }),
  };
}
