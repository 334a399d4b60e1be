import type { OpenedArticle } from '../../contracts/reply.ts';
import type { LocalDate } from '../../core/dates.ts';
import { articlePassage } from '../../knowledge/article-passage.ts';
import type { ArticleCitation } from '../../knowledge/cited-text.ts';
import type { Digest } from '../../knowledge/digest.ts';
import type { Guide } from '../../knowledge/guide.ts';
import type { Knowledge } from '../../knowledge/load-knowledge.ts';
import { type Passage, parseArticlePassageId } from '../../knowledge/passage.ts';
import { digestPassageId, passagesOfKnowledge } from '../../knowledge/passages.ts';
import { formatArticleNumber } from '../../knowledge/statutes/article-number.ts';
import type { StatuteLibrary } from '../../knowledge/statutes/statute.ts';

/** The national database of laws and regulations, where anybody can read the official text. */
const OFFICIAL_TEXTS = '国家法律法规数据库 https://flk.npc.gov.cn';
const GIST_LENGTH = 110;

/** Finds what an answer may cite: articles when the statutes are installed, digests and guides always. */
export interface Sources {
  knowledge: Knowledge;
  library: StatuteLibrary;
  /** A statutes library is installed. */
  installed: boolean;
  guide(id: string): Guide | undefined;
  /** The article in force on the day, else our digest of it, else nothing. */
  source(citation: ArticleCitation, asOf: LocalDate): Passage | undefined;
  digest(citation: ArticleCitation): Digest | undefined;
  /** One plain sentence or two of what a passage says. */
  gist(passage: Passage): string;
  /** A passage of our own knowledge or of the library, by id. */
  passage(id: string): Passage | undefined;
  open(citation: ArticleCitation, asOf: LocalDate): OpenedArticle | undefined;
}

export function createSources(knowledge: Knowledge, library: StatuteLibrary, asOf: LocalDate): Sources {
  const guides = new Map(knowledge.guides.map((guide) => [guide.id, guide]));
  const digests = new Map(knowledge.digests.map((digest) => [digest.id, digest]));
  const own = new Map<string, Passage>(
    [...passagesOfKnowledge(knowledge)].map((passage) => [passage.id, passage]),
  );
  const installed = library.status(asOf).generation !== undefined;

  const digest = (citation: ArticleCitation) =>
    digests.get(`${library.find(citation.statute)?.key ?? citation.statute}/${citation.number}`) ??
    digests.get(`${citation.statute}/${citation.number}`);

  const sources: Sources = {
    knowledge,
    library,
    installed,
    guide: (id) => guides.get(id),
    digest,
    source(citation, day) {
      const article = library.article(citation.statute, citation.number, day);
      if (article) return articlePassage(article);
      // A statute that is installed but has no such article on that day must not be cited from memory.
      if (library.find(citation.statute)) return undefined;
      const known = digest(citation);
      return known ? own.get(digestPassageId(known)) : undefined;
    },
    gist(passage) {
      if (passage.kind === 'guide') return firstSentences(passage.body);
      const known = passage.article && digest(passage.article);
      return known ? known.text : firstSentences(passage.body);
    },
    passage(id) {
      const known = own.get(id);
      if (known) return known;
      const named = parseArticlePassageId(id);
      if (!named) return undefined;
      const statute = library.find(named.versionId.slice(0, named.versionId.lastIndexOf('@')));
      const version = statute && library.versions(statute).find((v) => v.id === named.versionId);
      const article = version && library.articlesOf(version).find((a) => a.number === named.number);
      return article && articlePassage(article);
    },
    open(citation, day) {
      const article = library.article(citation.statute, citation.number, day);
      const known = digest(citation);
      if (article) {
        const { version } = article;
        return {
          label: `《${version.statute.title}》${article.label}`,
          statute: version.statute.title,
          path: article.path,
          text: article.text,
          ...(known ? { gist: known.text } : {}),
          effective: version.effective,
          ...(version.until ? { until: version.until } : {}),
        };
      }
      if (!known) return undefined;
      return {
        label: `《${known.statute}》${formatArticleNumber(known.number)}`,
        statute: known.statute,
        path: [known.part],
        gist: known.text,
        official: OFFICIAL_TEXTS,
      };
    },
  };
  return sources;
}

function firstSentences(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= GIST_LENGTH) return flat;
  const cut = flat.slice(0, GIST_LENGTH);
  const stop = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('；'));
  return stop > GIST_LENGTH / 2 ? cut.slice(0, stop + 1) : `${cut}…`;
}
