import { BlockSearcher } from './block-search.ts';
import { type ArticleKeys, type Documents, type IndexMeta, NONE, openDocuments } from './documents.ts';
import { openPostings, type Postings } from './postings.ts';
import { section, unpackSections } from './sections.ts';

/** The whole index as views over one buffer. Searches keep their scratch space in `searcher`: one at a time, never across an await. */
export interface SearchIndex {
  readonly meta: IndexMeta;
  readonly bytes: number;
  readonly documents: Documents;
  readonly keys: ArticleKeys;
  /** Guides and digests are the rows before this one, articles the rest. */
  readonly firstArticle: number;
  readonly words: Postings;
  readonly bigrams: Postings;
  /** One document a lay question; `questionOwner` is the passage it belongs to. */
  readonly questions: Postings;
  readonly questionOwner: Uint32Array;
  /** Articles the guides rest on, by guide passage. */
  readonly links: ReadonlyMap<number, readonly number[]>;
  readonly chapters: Postings;
  readonly statutes: Postings;
  readonly titles: Postings;
  readonly statuteOf: ReadonlyMap<string, number>;
  /** By statute: 1 for a judicial interpretation, 2 for a regulation or rule, 0 for a law. */
  readonly statuteRank: Uint8Array;
  /** By article key: its main number, and the chapter it stands in (NONE for an article that only a digest is known of). */
  readonly position: Uint16Array;
  readonly chapterOf: Uint32Array;
  /** Statutes that occur in each block, all blocks side by side. */
  readonly blockStatutes: { start: Uint32Array; statutes: Uint32Array };
  readonly searcher: BlockSearcher;
}

export function openIndex(buffer: ArrayBuffer): SearchIndex {
  const { sections, meta } = unpackSections(buffer);
  const known = meta as IndexMeta;
  const { documents, keys } = openDocuments(sections);
  const links = new Map<number, number[]>();
  const linkDoc = section<Uint32Array>(sections, 'link.doc');
  const linkKey = section<Uint32Array>(sections, 'link.key');
  for (let i = 0; i < linkDoc.length; i++)
    links.set(linkDoc[i]!, [...(links.get(linkDoc[i]!) ?? []), linkKey[i]!]);
  return {
    meta: known,
    bytes: buffer.byteLength,
    documents,
    keys,
    firstArticle: firstArticle(documents),
    words: openPostings(sections, 'words'),
    bigrams: openPostings(sections, 'bigrams'),
    questions: openPostings(sections, 'questions'),
    questionOwner: section(sections, 'question.owner'),
    links,
    chapters: openPostings(sections, 'chapters'),
    statutes: openPostings(sections, 'statutes'),
    titles: openPostings(sections, 'titles'),
    statuteOf: new Map(known.statutes.map(({ key }, i) => [key, i])),
    statuteRank: Uint8Array.from(known.statutes, ({ title }) => rankOf(title)),
    // What has no number (an annex, a preamble) counts as 0.
    position: Uint16Array.from({ length: keys.size }, (_, key) => Number.parseInt(keys.number(key), 10) || 0),
    chapterOf: chaptersByKey(documents, keys),
    blockStatutes: statutesByBlock(documents),
    searcher: new BlockSearcher(documents.size),
  };
}

function rankOf(title: string): number {
  if (/解释|批复|纪要/.test(title) || /人民法院|人民检察院/.test(title)) return 1;
  return /条例|办法|规定|细则|规则|决定/.test(title) ? 2 : 0;
}

function firstArticle({ kind, size }: Documents): number {
  let row = 0;
  while (row < size && kind[row] !== 2) row++;
  return row;
}

/** Where an article was moved between versions, the chapter of the last. */
function chaptersByKey({ chapter, key, size }: Documents, { size: keys }: ArticleKeys): Uint32Array {
  const chapters = new Uint32Array(keys).fill(NONE);
  for (let doc = 0; doc < size; doc++)
    if (chapter[doc] !== NONE && key[doc] !== NONE) chapters[key[doc]!] = chapter[doc]!;
  return chapters;
}

function statutesByBlock({ statute, size }: Documents): SearchIndex['blockStatutes'] {
  const start: number[] = [0];
  const statutes: number[] = [];
  for (let base = 0; base < size; base += 64) {
    const end = Math.min(base + 64, size);
    const seen = new Set<number>();
    for (let doc = base; doc < end; doc++) seen.add(statute[doc]!);
    statutes.push(...seen);
    start.push(statutes.length);
  }
  return { start: Uint32Array.from(start), statutes: Uint32Array.from(statutes) };
}
