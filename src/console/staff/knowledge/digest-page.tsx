import type { DigestView } from '../../../contracts/console/knowledge.ts';
import { DigestEditor } from './digest-editor.tsx';
import { LawPanel } from './law-panel.tsx';
import { type KnowledgeProps, TextPage } from './text-page.tsx';

/** The plain words of one article, with the article beside them. */
export function DigestPage({
  statute,
  number,
  overview,
  onSaved,
}: KnowledgeProps & { statute: string; number: string }) {
  return (
    <TextPage<DigestView>
      path={`/knowledge/digests/${encodeURIComponent(statute)}/${encodeURIComponent(number)}`}
      list="/console/knowledge/digests"
      overview={overview}
      onSaved={onSaved}
      title={({ article }) => `${statute}${article}`}
      Editor={DigestEditor}
      read={(form) => <p className="lines">{form.text}</p>}
      beside={({ law }) => <LawPanel law={law} installed={overview?.statutes ?? false} />}
    />
  );
}
