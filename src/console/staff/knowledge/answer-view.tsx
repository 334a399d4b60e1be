import { type Answer, type Claim, WRITER_LABELS } from '../../../contracts/answer.ts';
import { text } from './text.ts';

const PARTS = ['short', 'steps', 'law', 'deadlines', 'cost', 'pitfalls', 'person'] as const;

/** An answer as a resident gets it, as plain as on a phone. */
export function AnswerView({ answer }: { answer: Answer }) {
  return (
    <>
      {answer.title && <h3>{answer.title}</h3>}
      {PARTS.filter((part) => answer[part].length > 0).map((part) => (
        <Part key={part} title={text.answer[part]} claims={answer[part]} numbered={part === 'steps'} />
      ))}
      {answer.bring.length > 0 && (
        <>
          <h3>{text.answer.bring}</h3>
          <p>{answer.bring.join('、')}</p>
        </>
      )}
      {answer.places.length > 0 && (
        <>
          <h3>{text.answer.places}</h3>
          {answer.places.map(({ key, name, address, phone }) => (
            <p key={key}>{[name, address, phone].filter(Boolean).join('，')}</p>
          ))}
        </>
      )}
      {answer.citations.length > 0 && (
        <p className="muted small">{answer.citations.map(({ n, label }) => `[${n}] ${label}`).join('　')}</p>
      )}
      {answer.notes.map((note) => (
        <p key={note} className="muted small">
          {note}
        </p>
      ))}
      <p className="muted small">{WRITER_LABELS[answer.writer]}</p>
    </>
  );
}

function Part({ title, claims, numbered }: { title: string; claims: readonly Claim[]; numbered: boolean }) {
  return (
    <>
      <h3>{title}</h3>
      {claims.map(({ text: words, cites }, i) => (
        <p key={words}>
          {numbered && `${i + 1}. `}
          {words}
          {cites.map((n) => ` [${n}]`).join('')}
        </p>
      ))}
    </>
  );
}
