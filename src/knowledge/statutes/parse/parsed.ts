import type { LocalDate } from '../../../core/dates.ts';
import type { ArticleNumber } from '../article-number.ts';
import type { StatuteKind } from '../statute.ts';

/** One statute text as a layout found it: the files of one law put together, marks of the layout taken off. */
export interface RawDocument {
  /** Path of the file inside the collection; of the first where several make one law. */
  path: string;
  title: string;
  /** Lines between the title and the text that the layout itself marks off; may be empty. */
  head: string[];
  /** Text, one entry a file in the order of the law; Markdown headings kept. */
  parts: string[];
  kind: StatuteKind | undefined;
  issuer: string | undefined;
  /** The version's promulgation as the layout states it (a date in the file name). */
  promulgated: LocalDate | undefined;
  /** The version's first day in force as the layout states it (versions/DATE). */
  effective: LocalDate | undefined;
}

export interface ParsedArticle {
  number: ArticleNumber;
  label: string;
  path: string[];
  text: string;
}

/** What the text says about its own life and that of others; titles as keys. */
export interface DocumentFacts {
  /** Stated by the layout, by a 施行 line in the head, by the text (自…起施行); in this order of trust. */
  folderDate: LocalDate | undefined;
  headDate: LocalDate | undefined;
  textDate: LocalDate | undefined;
  /** 自公布之日起施行: days after promulgation, 0 for the day itself. */
  afterPromulgation: number | undefined;
  /** Statutes this one ends as a whole (…同时废止). */
  repeals: string[];
  /** Statutes a 决定 or 修正案 amends. */
  amends: string[];
}

export interface ParsedDocument {
  path: string;
  key: string;
  title: string;
  kind: StatuteKind;
  issuer: string | undefined;
  promulgated: LocalDate | undefined;
  history: { date: LocalDate; act: string }[];
  /** Paragraphs before the first article that are neither title nor dates: 为了…制定本规定. */
  lead: string;
  articles: ParsedArticle[];
  facts: DocumentFacts;
  /** Hashes of the paragraphs, punctuation left out, ascending: two texts of one version share nearly all. */
  sketch: Uint32Array;
}
