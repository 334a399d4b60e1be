import type { GuideForm, GuideView } from '../../../contracts/console/knowledge.ts';
import { GUIDE_HEADINGS } from '../../../contracts/guide-headings.ts';
import { GuideEditor } from './guide-editor.tsx';
import { type KnowledgeProps, TextPage } from './text-page.tsx';

/** One guide, its sections in the order of the headings. */
export function GuidePage({ id, ...rest }: KnowledgeProps & { id: string }) {
  return (
    <TextPage<GuideView>
      {...rest}
      path={`/knowledge/guides/${encodeURIComponent(id)}`}
      list="/console/knowledge"
      title={({ form }) => form.title}
      Editor={GuideEditor}
      read={(form) => <Sections form={form} />}
    />
  );
}

function Sections({ form }: { form: GuideForm }) {
  return GUIDE_HEADINGS.map((heading) => {
    const words = form.sections[heading];
    return (
      words && (
        <section key={heading}>
          <h3>{heading}</h3>
          <p className="lines">{words}</p>
        </section>
      )
    );
  });
}
