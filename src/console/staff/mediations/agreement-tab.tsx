import { Button, Empty, Tag } from 'antd';
import { useState } from 'react';
import { momentOf } from '../shared/times.ts';
import { AgreementEditor } from './agreement-editor.tsx';
import { Ask } from './ask.tsx';
import { Why } from './case-actions.tsx';
import { yuan } from './format.ts';
import { OnPaper } from './on-paper.tsx';
import { nameOf, text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.agreement;

export function AgreementTab({ found }: { found: Case }) {
  const { view, can, give, busy } = found;
  const [editing, setEditing] = useState(false);
  const [sendingBack, setSendingBack] = useState(false);
  const { agreement } = view;
  if (editing) return <AgreementEditor found={found} onClose={() => setEditing(false)} />;
  return (
    <>
      <div className="row tab-actions">
        {can('propose') && (
          <Button type={agreement ? 'default' : 'primary'} onClick={() => setEditing(true)}>
            {agreement ? words.revise : words.draft}
          </Button>
        )}
        {can('object') && <Button onClick={() => setSendingBack(true)}>{words.back}</Button>}
      </div>
      {!agreement && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <strong>{words.none}</strong>
              <br />
              {view.state === 'applied' || view.state === 'inviting' ? words.notYet : words.noneHint}
            </>
          }
        />
      )}
      {agreement && (
        <>
          <div className="party-head">
            <strong>
              {words.forms[agreement.form]} · {words.revision(agreement.revision)}
            </strong>
            {agreement.effectiveAt && (
              <Tag color="green">{words.effective(momentOf(agreement.effectiveAt))}</Tag>
            )}
          </div>
          <ol className="terms">
            {agreement.terms.map((term, index) => {
              const who = view.file.find((p) => p.position === term.who);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a term is called by its number
                <li key={index}>
                  <span>
                    <strong>{who ? nameOf(who) : ''}</strong> {term.what}
                  </span>
                  <span className="figure">{term.amount === null ? '' : yuan(term.amount)}</span>
                  <span className="figure muted">{term.due ? words.by(term.due) : words.noDue}</span>
                </li>
              );
            })}
          </ol>
          {agreement.more && (
            <>
              <h3 className="section-head">{words.more}</h3>
              <p className="story-words">{agreement.more}</p>
            </>
          )}
          <h3 className="section-head">{words.confirmed}</h3>
          <ul className="confirmed">
            {view.file.map((party) => {
              const by = agreement.confirmedBy.find((one) => one.party === party.position);
              return (
                <li key={party.position}>
                  {nameOf(party)}
                  <Tag color={by ? 'green' : 'gold'}>
                    {by ? words.confirmedAt(momentOf(by.at)) : words.waiting}
                  </Tag>
                  {!by && view.state === 'agreeing' && (
                    <OnPaper found={found} party={party} what="agreement" />
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {sendingBack && (
        <Ask<{ reason: string }>
          open
          title={words.back}
          hint={words.backHint}
          busy={busy}
          onClose={() => setSendingBack(false)}
          onGive={async ({ reason }) =>
            (await give({ type: 'object', reason }, text.cases.done)) !== undefined
          }
        >
          <Why />
        </Ask>
      )}
    </>
  );
}
