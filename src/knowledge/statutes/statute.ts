import type { LocalDate } from '../../core/dates.ts';
import type { ArticleNumber } from './article-number.ts';

/** 法律、行政法规、监察法规、司法解释、部门规章、地方性法规; 其他 for what is none of these. */
export type StatuteKind =
  | '宪法'
  | '法律'
  | '行政法规'
  | '监察法规'
  | '司法解释'
  | '部门规章'
  | '地方性法规'
  | '其他';

/** One statute over all its versions. `key` is the normalised title that joins them: no 中华人民共和国, one kind of bracket, no spaces. */
export interface Statute {
  key: string;
  title: string;
  kind: StatuteKind;
  issuer: string | undefined;
}

/** One version of a statute. Its text is in force from `effective` up to, not including, `until`. */
export interface StatuteVersion {
  /** Stable across imports: `<key>@<promulgated or effective date>`. */
  id: string;
  statute: Statute;
  promulgated: LocalDate | undefined;
  /** Every date of adoption and amendment the head of the text names, oldest first. */
  history: { date: LocalDate; act: string }[];
  effective: LocalDate;
  /** When a later version or a repealing statute took its place; undefined: still in force. */
  until: LocalDate | undefined;
  repealedBy: string | undefined;
  /** Where the text came from: `<collection>:<path inside it>`. */
  source: string;
  /** Other collections' copies of the same version, not kept. */
  otherSources: string[];
}

export interface Article {
  version: StatuteVersion;
  number: ArticleNumber;
  /** 第一千零七十六条; for a numbered document 一、; for a whole one 全文. */
  label: string;
  /** Book, chapter and section headings above it, outermost first: ['第五编　婚姻家庭', '第四章　离婚']. */
  path: string[];
  /** To the letter, paragraphs (款) parted by \n, items (项) on their own lines, without the label. */
  text: string;
}

export interface LibraryStatus {
  /** Changes with every import that changed anything; undefined: no library installed. */
  generation: string | undefined;
  importedAt: string | undefined;
  statutes: number;
  versions: number;
  articles: number;
  /** As of the date asked about. */
  articlesInForce: number;
  collections: { name: string; files: number; at: string }[];
}

/**
 * Imported statute texts, read-only. Titles are matched with and without 中华人民共和国, bracket and
 * space variants and well-known short names (民法典, 劳动合同法, 刑诉法). `asOf` is a day in Asia/Shanghai.
 */
export interface StatuteLibrary {
  status(asOf: LocalDate): LibraryStatus;
  list(asOf: LocalDate): { statute: Statute; current: StatuteVersion | undefined; versions: number }[];
  /** The statute's canonical entry for any way of writing its title. */
  find(title: string): Statute | undefined;
  versions(statute: Statute): StatuteVersion[];
  /** The version in force on `asOf`; undefined when none was. */
  version(statute: Statute, asOf: LocalDate): StatuteVersion | undefined;
  article(title: string, number: ArticleNumber, asOf: LocalDate): Article | undefined;
  /** All articles of one version, in order. */
  articlesOf(version: StatuteVersion): Article[];
  /** Every article of every version; memory stays flat. */
  all(): Iterable<Article>;
  close(): void;
}
