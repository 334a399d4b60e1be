import { Button, Empty, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { dayOf } from '../shared/times.ts';
import { Ask } from './ask.tsx';
import { Why } from './case-actions.tsx';
import { yuan } from './format.ts';
import { nameOf, text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.after;
const COURT = ['applied', 'confirmed', 'refused'] as const;

/** What follows an agreement: whether it is kept, visits, the court's confirmation. */
export function After({ found }: { found: Case }) {
  const { view, can, give, busy } = found;
  const [asked, setAsked] = useState<{ what: 'plan' | 'visit' } | { what: 'perform'; term: number }>();
  const { agreement } = view;
  if (!agreement?.effectiveAt) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />;
  }
  const today = dayOf(new Date());
  const close = () => setAsked(undefined);
  return (
    <>
      <h2 className="section-head">{words.performance}</h2>
      <ol className="terms">
        {agreement.terms.map((term, index) => {
          const who = view.file.find((p) => p.position === term.who);
          const late = !term.performed && term.due !== null && term.due < today;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a term is called by its number
            <li key={index}>
              <span>
                <strong>{who ? nameOf(who) : ''}</strong> {term.what}
              </span>
              <span className="figure">{term.amount === null ? '' : yuan(term.amount)}</span>
              <span className="figure muted">
                {term.due ? text.agreement.by(term.due) : text.agreement.noDue}
              </span>
              <span className="row">
                {term.performed && <Tag color="green">{words.performed(term.performed)}</Tag>}
                {late && <Tag color="red">{words.late}</Tag>}
                {!term.performed && can('perform') && (
                  <Button size="small" onClick={() => setAsked({ what: 'perform', term: index + 1 })}>
                    {words.markPerformed}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <h2 className="section-head">{words.followUps}</h2>
      {view.followUps.length === 0 && <p className="muted">{words.noFollowUp}</p>}
      <ul className="visits">
        {view.followUps.map((visit) => (
          <li key={`${visit.on}${visit.doneAt}`}>
            <div className="party-head">
              <strong>{visit.doneAt ? words.doneAt(dayOf(visit.doneAt)) : words.planned(visit.on)}</strong>
              {visit.satisfied !== null && (
                <Tag color={visit.satisfied ? 'green' : 'red'}>
                  {visit.satisfied ? words.satisfied : words.unsatisfied}
                </Tag>
              )}
            </div>
            {visit.finding && <p className="story-words">{visit.finding}</p>}
          </li>
        ))}
      </ul>
      <div className="row tab-actions">
        {can('follow-up') && <Button onClick={() => setAsked({ what: 'visit' })}>{words.write}</Button>}
        {can('plan-follow-up') && <Button onClick={() => setAsked({ what: 'plan' })}>{words.plan}</Button>}
      </div>
      <h2 className="section-head">{words.judicial}</h2>
      <p>
        <Tag color={view.confirmation === 'confirmed' ? 'green' : 'default'}>
          {words.judicialStates[view.confirmation]}
        </Tag>
        {agreement.judicialUntil &&
          view.confirmation !== 'confirmed' &&
          words.judicialUntil(agreement.judicialUntil)}
      </p>
      <p className="muted">{words.judicialHint}</p>
      {can('judicial') && (
        <div className="row tab-actions">
          {view.confirmation === 'none' && (
            <Button
              loading={busy}
              onClick={() => void give({ type: 'judicial', to: 'wanted' }, text.cases.done)}
            >
              {words.judicialSet.wanted}
            </Button>
          )}
          {COURT.filter((to) => to !== view.confirmation).map((to) => (
            <Button
              key={to}
              loading={busy}
              onClick={() => void give({ type: 'judicial', to }, text.cases.done)}
            >
              {words.judicialSet[to]}
            </Button>
          ))}
        </div>
      )}
      {asked?.what === 'perform' && (
        <Ask<{ on: string }>
          open
          title={words.markPerformed}
          busy={busy}
          initial={{ on: today }}
          onClose={close}
          onGive={async ({ on }) =>
            (await give({ type: 'perform', term: asked.term, on }, text.cases.done)) !== undefined
          }
        >
          <Day name="on" label={words.performedOn} max={today} />
        </Ask>
      )}
      {asked?.what === 'plan' && (
        <Ask<{ on: string }>
          open
          title={words.plan}
          busy={busy}
          onClose={close}
          onGive={async ({ on }) =>
            (await give({ type: 'plan-follow-up', on }, text.cases.done)) !== undefined
          }
        >
          <Day name="on" label={words.planOn} min={today} />
        </Ask>
      )}
      {asked?.what === 'visit' && (
        <Ask<{ finding: string; satisfied: 'yes' | 'no' | 'unknown' }>
          open
          title={words.write}
          busy={busy}
          initial={{ satisfied: 'unknown' }}
          onClose={close}
          onGive={async ({ finding, satisfied }) =>
            (await give(
              {
                type: 'follow-up',
                finding,
                ...(satisfied === 'unknown' ? {} : { satisfied: satisfied === 'yes' }),
              },
              text.cases.done,
            )) !== undefined
          }
        >
          <Why name="finding" label={words.finding} message={words.needFinding} />
          <Form.Item name="satisfied" label={words.isSatisfied}>
            <Select
              options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: words[value] }))}
            />
          </Form.Item>
        </Ask>
      )}
    </>
  );
}

function Day({ name, label, ...bounds }: { name: string; label: string; min?: string; max?: string }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: text.cases.chooseDay }]}>
      <Input type="date" {...bounds} />
    </Form.Item>
  );
}
