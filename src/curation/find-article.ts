import type { ArticleFound, LawText } from '../contracts/console/knowledge.ts';
import type { LocalDate } from '../core/dates.ts';
import { InvalidInput, NotFound } from '../core/errors.ts';
import type { Digest } from '../knowledge/digest.ts';
import {
  type ArticleNumber,
  compareArticleNumbers,
  formatArticleNumber,
  parseArticleNumber,
} from '../knowledge/statutes/article-number.ts';
import type { CurationDeps } from './curation-deps.ts';

type Flow = Pick<CurationDeps, 'flow'>;

/** The article as it stands today; undefined: the statutes are not installed, or it is in none of them. */
export function lawText({ flow }: Flow, statute: string, number: string, today: LocalDate): LawText | null {
  const article = flow.sources().library.article(statute, number as ArticleNumber, today);
  if (!article) return null;
  const { version, text, path } = article;
  return { title: version.statute.title, path, text, effective: version.effective };
}

/**
 * The article that a new digest is to be of, named as people name it: 民法典, 296. Throws InvalidInput where the number cannot be
 * read, NotFound where the statutes are installed and have no such article in force. Without them it cannot be looked up.
 */
export function findArticle(
  { flow }: Flow,
  asked: { statute: string; article: string },
  today: LocalDate,
): ArticleFound {
  const { library, installed, knowledge } = flow.sources();
  const number = parseArticleNumber(asked.article);
  if (number === undefined) throw new InvalidInput('条号看不懂，请写成「第二百九十六条」或者「296」');
  const typed = asked.statute.replace(/[《》\s]/g, '').replace('中华人民共和国', '');
  const known = library.find(typed);
  if (installed && !known) throw new NotFound(`法律库里没有《${typed}》，请写全称，或者先导入这部法律`);
  const statute = known?.key ?? typed;
  const law = lawText({ flow }, statute, number, today);
  const article = formatArticleNumber(number);
  if (installed && !law) throw new NotFound(`现行的《${known?.title ?? typed}》里没有${article}`);
  const near = nearest(knowledge.digests, statute, number);
  return {
    statute,
    number,
    article,
    law,
    written: knowledge.digests.some((digest) => digest.statute === statute && digest.number === number),
    part: near?.part ?? law?.path.at(-1)?.replace(/^第\S+?[编章节]\s*/, '') ?? statute,
    topic: near?.topic ?? '',
  };
}

/** Of the same statute, the digest whose article comes last before this one, else the first after it. */
function nearest(digests: readonly Digest[], statute: string, number: ArticleNumber): Digest | undefined {
  const ofStatute = digests
    .filter((digest) => digest.statute === statute)
    .sort((a, b) => compareArticleNumbers(a.number, b.number));
  return ofStatute.findLast((digest) => compareArticleNumbers(digest.number, number) < 0) ?? ofStatute[0];
}

/** Titles that hold these letters, the shortest first: of two that match, the plainer name is meant. */
export function statuteTitles({ flow }: Flow, search: string, today: LocalDate, most = 20): string[] {
  const { library, knowledge, installed } = flow.sources();
  const titles = installed
    ? library.list(today).flatMap(({ statute, current }) => (current ? statute.key : []))
    : [...new Set(knowledge.digests.map(({ statute }) => statute))];
  return titles
    .filter((title) => title.includes(search))
    .sort((a, b) => a.length - b.length || a.localeCompare(b, 'zh'))
    .slice(0, most);
}
