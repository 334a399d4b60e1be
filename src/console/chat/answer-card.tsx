import type { ReactNode } from 'react';
import type { Answer, Citation, Claim } from '../../contracts/answer.ts';
import { text } from '../text.ts';
import { ClaimText, LawClaim } from './claims.tsx';
import { Places } from './places.tsx';

const words = text.answer;

/** An answer in the order a person needs it: in short, what to do, by what law, by when, with what, where. */
export function AnswerCard(props: {
  answer: Answer;
  open: (citation: Citation) => void;
  press: (action: string, label: string) => void;
}) {
  const { answer, open, press } = props;
  const claim = (one: Claim) => <ClaimText claim={one} answer={answer} open={open} />;
  const list = (claims: readonly Claim[]) => (
    <ul className="plain-list">
      {claims.map((one) => (
        <li key={one.text}>{claim(one)}</li>
      ))}
    </ul>
  );
  return (
    <article className="answer">
      {answer.title && <h2 className="answer-title">{answer.title}</h2>}
      {answer.short.length > 0 && (
        <section className="answer-short">
          <h3>{words.short}</h3>
          {answer.short.map((one) => (
            <p key={one.text}>{claim(one)}</p>
          ))}
        </section>
      )}
      <Part title={words.steps} show={answer.steps.length > 0}>
        <ol className="steps">
          {answer.steps.map((one) => (
            <li key={one.text}>
              <div>{claim(one)}</div>
            </li>
          ))}
        </ol>
      </Part>
      <Part title={words.law} show={answer.law.length > 0} kind="law">
        <ul className="law-list">
          {answer.law.map((one) => (
            <li key={one.text}>
              <LawClaim claim={one} answer={answer} open={open} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words.deadlines} show={answer.deadlines.length > 0} kind="deadlines">
        {list(answer.deadlines)}
      </Part>
      <Part title={words.bring} show={answer.bring.length > 0}>
        <ul className="bring">
          {answer.bring.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
      </Part>
      <Part title={words.cost} show={answer.cost.length > 0}>
        {list(answer.cost)}
      </Part>
      <Part title={words.pitfalls} show={answer.pitfalls.length > 0}>
        {list(answer.pitfalls)}
      </Part>
      <Part title={words.person} show={answer.person.length > 0}>
        {list(answer.person)}
      </Part>
      <Part title={words.places} show={answer.places.length > 0}>
        <Places places={answer.places} />
      </Part>
      <Part title={words.related} show={answer.related.length > 0}>
        <div className="related">
          {answer.related.map(({ guide, title }) => (
            <button type="button" key={guide} className="chip" onClick={() => press(`guide:${guide}`, title)}>
              {title}
            </button>
          ))}
        </div>
      </Part>
      <footer className="answer-foot">
        {answer.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p className="ai-label">{words[answer.writer]}</p>
      </footer>
    </article>
  );
}

function Part(props: { title: string; show: boolean; kind?: string; children: ReactNode }) {
  if (!props.show) return null;
  return (
    <section className={props.kind ? `part part-${props.kind}` : 'part'}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}
