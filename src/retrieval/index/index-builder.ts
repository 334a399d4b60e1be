import type { Passage } from '../../knowledge/passage.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import { addField, type FieldSpec } from './bm25f.ts';
import { DocumentBuilder } from './document-builder.ts';
import { type IndexMeta, NONE } from './documents.ts';
import {
  BIGRAM_FIELD,
  CHAPTER_FIELD,
  type FieldName,
  QUESTION_FIELD,
  STATUTE_FIELD,
  TITLE_FIELD,
  WORD_FIELDS,
} from './fields.ts';
import { GrowableU32 } from './growable.ts';
import { PostingBuilder } from './posting-builder.ts';
import { packSections, type Sections } from './sections.ts';

export const INDEX_FORMAT = 1;

/**
 * Builds every stream of the index from passages given in the order of `indexedPassages`. Holds the postings and one
 * statute's counts; a full library (some 90,000 passages) takes under half a minute and some 400 MB while it builds.
 */
export class IndexBuilder {
  #tokenizer: Tokenizer;
  #documents = new DocumentBuilder();
  #words = new PostingBuilder();
  #bigrams = new PostingBuilder();
  #questions = new PostingBuilder();
  #questionOwner = new GrowableU32();
  #links: [doc: number, key: string][] = [];
  // Chapters and statutes are documents of their own, made of all their articles' words; laid down when the next statute begins.
  #chapters = new PostingBuilder();
  #statutes = new PostingBuilder();
  #chapterWords = new Map<number, Map<string, number>>();
  #statuteWords = new Map<number, Map<string, number>>();

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  add(passage: Passage): void {
    const tokens: Record<FieldName, string[]> = {
      title: this.#tokenizer.words(passage.title),
      path: this.#tokenizer.words(passage.path),
      body: this.#tokenizer.words(passage.body),
      questions: this.#tokenizer.words(passage.questions.join('\n')),
    };
    const { doc, statute, chapter } = this.#documents.add(passage, tokens.body.length);
    const words = new Map<string, number>();
    const specs = WORD_FIELDS[passage.kind];
    for (const field of ['title', 'path', 'body', 'questions'] as const)
      addField(words, tokens[field], specs[field]);
    this.#words.add(words);
    const bigrams = new Map<string, number>();
    addField(bigrams, this.#tokenizer.bigrams([passage.body, ...passage.questions].join('\n')), BIGRAM_FIELD);
    this.#bigrams.add(bigrams);
    for (const question of passage.questions) {
      const frequencies = new Map<string, number>();
      addField(frequencies, this.#tokenizer.words(question), QUESTION_FIELD);
      this.#questions.add(frequencies);
      this.#questionOwner.push(doc);
    }
    for (const { statute: key, number } of passage.cites ?? []) this.#links.push([doc, `${key}/${number}`]);
    if (passage.kind === 'article') {
      if (!this.#statuteWords.has(statute)) this.#layDown();
      count(this.#chapterWords, chapter, tokens.body);
      count(this.#statuteWords, statute, tokens.body);
    }
  }

  finish(fingerprint: string): ArrayBuffer {
    const sections: Sections = new Map();
    const documents = this.#documents;
    documents.pack(sections);
    this.#words.pack('words', sections);
    this.#bigrams.pack('bigrams', sections);
    this.#questions.pack('questions', sections);
    sections.set('question.owner', this.#questionOwner.view().slice());
    const links = this.#links
      .map(([doc, key]) => [doc, documents.keys.find(key) ?? NONE] as const)
      .filter(([, key]) => key !== NONE);
    sections
      .set(
        'link.doc',
        Uint32Array.from(links, ([doc]) => doc),
      )
      .set(
        'link.key',
        Uint32Array.from(links, ([, key]) => key),
      );
    this.#layDown();
    // The last of each is there even when it has no words, so that scores cover all.
    this.#chapters.add(new Map(), documents.chapters.values.length);
    this.#statutes.add(new Map(), documents.statutes.values.length);
    this.#chapters.pack('chapters', sections);
    this.#statutes.pack('statutes', sections);
    const titles = new PostingBuilder();
    for (const key of documents.statutes.values) {
      const frequencies = new Map<string, number>();
      addField(frequencies, this.#tokenizer.words(plainTitle(documents.titles.get(key) ?? key)), TITLE_FIELD);
      titles.add(frequencies);
    }
    titles.pack('titles', sections);
    const meta: IndexMeta = {
      format: INDEX_FORMAT,
      fingerprint,
      statutes: documents.statutes.values.map((key) => ({ key, title: documents.titles.get(key) ?? key })),
      areaSets: documents.areaSets.values.map((set) => set.split('\n').filter((area) => area !== '')),
      topicSets: documents.topicSets.values.map((set) => set.split('\n').filter((topic) => topic !== '')),
    };
    return packSections(sections, meta);
  }

  #layDown(): void {
    for (const [chapter, counts] of this.#chapterWords)
      this.#chapters.add(weighed(counts, CHAPTER_FIELD), chapter);
    for (const [statute, counts] of this.#statuteWords)
      this.#statutes.add(weighed(counts, STATUTE_FIELD), statute);
    this.#chapterWords.clear();
    this.#statuteWords.clear();
  }
}

/** What a title is about, without who issued it and what sort of document it is. */
function plainTitle(title: string): string {
  return title
    .replace(/^(?:最高人民法院|最高人民检察院|公安部|司法部|国务院|、)+/, '')
    .replace(
      /中华人民共和国|关于|适用|审理|办理|具体应用|法律问题|若干问题|案件|解释|规定|条例|办法|实施|细则/g,
      ' ',
    );
}

function count(groups: Map<number, Map<string, number>>, group: number, tokens: readonly string[]): void {
  if (group === NONE) return;
  let counts = groups.get(group);
  if (counts === undefined) {
    counts = new Map();
    groups.set(group, counts);
  }
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
}

function weighed(
  counts: ReadonlyMap<string, number>,
  { weight, b, meanLength }: FieldSpec,
): Map<string, number> {
  let length = 0;
  for (const n of counts.values()) length += n;
  const norm = weight / (1 - b + (b * length) / meanLength);
  return new Map([...counts].map(([token, n]) => [token, n * norm]));
}
