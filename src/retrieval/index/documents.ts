import type { LocalDate } from '../../core/dates.ts';
import type { PassageKind } from '../../knowledge/passage.ts';
import type { ArticleNumber } from '../../knowledge/statutes/article-number.ts';
import { type Sections, section } from './sections.ts';
import { openStrings, type StringTable } from './string-table.ts';

export const KINDS: readonly PassageKind[] = ['guide', 'digest', 'article'];
export const NONE = 0xffffffff;

/** What stands in the index's header: the small tables. */
export interface IndexMeta {
  format: number;
  fingerprint: string;
  statutes: { key: string; title: string }[];
  /** Sets of areas and of topics that passages carry; set 0 is the empty one. */
  areaSets: string[][];
  topicSets: string[][];
}

/** The indexed passages as columns; a passage is its row number. */
export interface Documents {
  readonly size: number;
  readonly kind: Uint8Array;
  /** Row of meta.statutes, or NONE. */
  readonly statute: Uint32Array;
  /** Row of `keys`: the same article in any version, and its digest, share one; NONE for guides. */
  readonly key: Uint32Array;
  readonly chapter: Uint32Array;
  /** As 20260101; 0 and NONE where open. */
  readonly from: Uint32Array;
  readonly until: Uint32Array;
  /** Words of the body. */
  readonly length: Uint16Array;
  readonly areas: Uint16Array;
  readonly topics: Uint16Array;
  /** Passage ids; empty for articles, whose id depends on the day asked about. */
  readonly ids: StringTable;
}

/** Articles by statute and number, whatever the version. */
export interface ArticleKeys {
  readonly size: number;
  readonly statute: Uint32Array;
  number(key: number): ArticleNumber;
  /** Passages of a key: docs[start[key]] up to docs[start[key + 1]]. */
  readonly start: Uint32Array;
  readonly docs: Uint32Array;
}

export function dayNumber(day: LocalDate): number {
  return Number(day.replaceAll('-', ''));
}

export function openDocuments(sections: Sections): { documents: Documents; keys: ArticleKeys } {
  const kind = section<Uint8Array>(sections, 'doc.kind');
  const keyStatute = section<Uint32Array>(sections, 'key.statute');
  const numbers = openStrings(sections, 'key.number');
  return {
    documents: {
      size: kind.length,
      kind,
      statute: section(sections, 'doc.statute'),
      key: section(sections, 'doc.key'),
      chapter: section(sections, 'doc.chapter'),
      from: section(sections, 'doc.from'),
      until: section(sections, 'doc.until'),
      length: section(sections, 'doc.length'),
      areas: section(sections, 'doc.areas'),
      topics: section(sections, 'doc.topics'),
      ids: openStrings(sections, 'doc.id'),
    },
    keys: {
      size: keyStatute.length,
      statute: keyStatute,
      number: (key) => numbers.get(key) as ArticleNumber,
      start: section(sections, 'key.start'),
      docs: section(sections, 'key.docs'),
    },
  };
}
