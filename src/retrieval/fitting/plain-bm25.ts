import type { LocalDate } from '../../core/dates.ts';
import type { StatuteLibrary } from '../../knowledge/statutes/statute.ts';
import { addField, K1 } from '../index/bm25f.ts';
import { PostingBuilder } from '../index/posting-builder.ts';
import { openPostings, scoreAll } from '../index/postings.ts';
import type { Sections } from '../index/sections.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';

/** What ours is measured against: BM25 over segmented words of the article's text alone, k1 1.2, b 0.75, every document scored. */
export function createPlainBm25(
  library: StatuteLibrary,
  asOf: LocalDate,
  tokenizer: Tokenizer,
): (text: string, limit: number) => string[] {
  const keys: string[] = [];
  const tokens: string[][] = [];
  for (const { statute } of library.list(asOf)) {
    const version = library.version(statute, asOf);
    for (const article of version === undefined ? [] : library.articlesOf(version)) {
      keys.push(`${statute.key}/${article.number}`);
      tokens.push(tokenizer.words(article.text));
    }
  }
  const meanLength = tokens.reduce((sum, words) => sum + words.length, 0) / Math.max(1, tokens.length);
  const builder = new PostingBuilder();
  for (const words of tokens) {
    const frequencies = new Map<string, number>();
    addField(frequencies, words, { weight: 1, b: 0.75, meanLength });
    builder.add(frequencies);
  }
  const sections: Sections = new Map();
  builder.pack('plain', sections);
  const postings = openPostings(sections, 'plain');
  const scores = new Float32Array(Math.ceil(keys.length / 64 + 1) * 64);
  return (text, limit) => {
    scores.fill(0);
    const terms = [...new Set(tokenizer.words(text))].flatMap((word) => {
      const id = postings.vocabulary.find(word);
      return id < 0 ? [] : [{ id, weight: (postings.idf[id]! * (K1 + 1)) / 255 }];
    });
    scoreAll(postings, terms, scores);
    const order = [...keys.keys()].filter((doc) => scores[doc]! > 0).sort((a, b) => scores[b]! - scores[a]!);
    return order.slice(0, limit).map((doc) => keys[doc]!);
  };
}
