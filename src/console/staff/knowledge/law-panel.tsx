import type { LawText } from '../../../contracts/console/knowledge.ts';
import { text } from './text.ts';

/** The article to the letter, to write beside. */
export function LawPanel({ law, installed }: { law: LawText | null; installed: boolean }) {
  return (
    <section className="panel">
      <h2>{text.law}</h2>
      {law ? (
        <>
          <p className="muted small">{law.path.join(' › ')}</p>
          <p className="lines">{law.text}</p>
          <p className="muted small">{text.lawFrom(law.title, law.effective)}</p>
        </>
      ) : (
        <p className="muted">{installed ? text.noLaw : text.noLawInstalled}</p>
      )}
    </section>
  );
}
