import type { Answer, Citation, Claim } from '../../contracts/answer.ts';
import { text } from '../text.ts';
import { RichText } from './rich-text.tsx';

/** A statement with its [n], each of which opens what it rests on. */
export function ClaimText(props: { claim: Claim; answer: Answer; open: (citation: Citation) => void }) {
  const { claim, answer, open } = props;
  const cited = claim.cites.flatMap((n) => answer.citations.find((citation) => citation.n === n) ?? []);
  return (
    <>
      <RichText>{claim.text}</RichText>
      {cited.map((citation) => (
        <button
          type="button"
          key={citation.n}
          className="cite"
          onClick={() => open(citation)}
          aria-label={text.answer.open(citation.label)}
          title={citation.label}
        >
          {citation.n}
        </button>
      ))}
    </>
  );
}

/** A point of law: the article by its name, which opens it, and what it says in plain words. */
export function LawClaim(props: { claim: Claim; answer: Answer; open: (citation: Citation) => void }) {
  const { claim, answer, open } = props;
  const cited = claim.cites.flatMap((n) => answer.citations.find((citation) => citation.n === n) ?? []);
  return (
    <>
      {cited.map((citation) => (
        <button type="button" key={citation.n} className="cite-law" onClick={() => open(citation)}>
          <span className="cite-n">{citation.n}</span>
          <span className="cite-label">{citation.label}</span>
        </button>
      ))}
      <p>
        <RichText>{cited.reduce((words, { label }) => words.replace(`${label}：`, ''), claim.text)}</RichText>
      </p>
    </>
  );
}
