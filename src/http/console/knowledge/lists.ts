import type { DigestRow, GuideRow } from '../../../contracts/console/knowledge.ts';
import type { Page, PageQuery } from '../../../contracts/console/paging.ts';
import { formOfDigest } from '../../../curation/digest-form.ts';
import type { Digest } from '../../../knowledge/digest.ts';
import type { Guide } from '../../../knowledge/guide.ts';
import { digestPath } from '../../../knowledge/office/own-path.ts';
import { formatArticleNumber } from '../../../knowledge/statutes/article-number.ts';

export interface ListFilter {
  search?: string | undefined;
  topic?: string | undefined;
  origin?: 'own' | 'project' | undefined;
}

export const guideRow = (guide: Guide, own: ReadonlySet<string>): GuideRow => ({
  id: guide.id,
  title: guide.title,
  topic: guide.topic,
  reviewed: guide.reviewed,
  questions: [...guide.questions],
  own: own.has(guide.id),
});

export const digestRow = (digest: Digest, own: ReadonlySet<string>): DigestRow => ({
  ...formOfDigest(digest),
  article: formatArticleNumber(digest.number),
  own: own.has(digestPath(digest.statute, digest.number)),
});

/** Every word of the search somewhere in the row, in any order. */
export function wanted<Row extends { topic: string; own: boolean }>(
  rows: readonly Row[],
  { search, topic, origin }: ListFilter,
  textOf: (row: Row) => string,
): Row[] {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (topic !== undefined && row.topic !== topic) return false;
    if (origin !== undefined && row.own !== (origin === 'own')) return false;
    const text = words.length === 0 ? '' : textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export const guideText = ({ title, id, questions }: GuideRow): string => [title, id, ...questions].join('\n');
export const digestText = ({ statute, article, text, questions }: DigestRow): string =>
  [`${statute}${article}`, text, ...questions].join('\n');

/** By a column that the list offers, else as they come. */
export function sorted<Row>(
  rows: Row[],
  sort: string | undefined,
  keys: Readonly<Record<string, (row: Row) => string | number>>,
): Row[] {
  const key = keys[sort?.replace(/^-/, '') ?? ''];
  if (!key) return rows;
  const way = sort?.startsWith('-') ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    return (
      way *
      (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'zh'))
    );
  });
}

export function pageOfRows<Row>(rows: readonly Row[], { page, size }: PageQuery): Page<Row> {
  return { total: rows.length, rows: rows.slice((page - 1) * size, page * size) };
}
