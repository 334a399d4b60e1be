import type { PassageId } from '../core/ids.ts';
import type { Passage } from './passage.ts';
import type { Article } from './statutes/statute.ts';

/** The passage of one article in one version. */
export function articlePassage(article: Article): Passage {
  const { version } = article;
  return {
    id: `article:${version.id}/${article.number}` as PassageId,
    kind: 'article',
    title: version.statute.title,
    path: article.path.join('　'),
    body: article.text,
    questions: [],
    topics: [],
    areas: [],
    article: { statute: version.statute.key, number: article.number },
    from: version.effective,
    until: version.until,
  };
}
