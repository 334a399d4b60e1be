import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { capText, normaliseText } from './normalise.ts';
import { STOP_WORDS } from './stop-words.ts';
import { createThesaurus, readThesaurus, type Thesaurus } from './thesaurus.ts';

export interface WeightedToken {
  token: string;
  weight: number;
  /** From the thesaurus: it may help a passage, its absence says nothing against one. */
  added?: true;
}

/** Text to the tokens of the two streams of the index. Pure: the same text gives the same tokens. */
export interface Tokenizer {
  /** Segmented words, the compound and its parts (离婚协议, 离婚, 协议), stop words left out. */
  words(text: string): string[];
  /** Pairs of neighbouring Han characters; runs of letters or digits count as one character. */
  bigrams(text: string): string[];
  /** A resident's message: capped in length, with the legal terms for lay ones at a lower weight. */
  queryWords(text: string): WeightedToken[];
  queryBigrams(text: string): WeightedToken[];
}

const WORD = /[\p{Script=Han}a-z0-9]/u;
const RUNS = /[a-z0-9.]+|\p{Script=Han}/gu;
/** What a legal term from the thesaurus counts against a word the resident used. */
const EXPANSION_WEIGHT = 0.6;

export function createTokenizer(
  options: { dictionary?: readonly string[]; thesaurus?: Thesaurus } = {},
): Tokenizer {
  const thesaurus = options.thesaurus ?? createThesaurus([]);
  const jieba = Jieba.withDict(dict);
  const own = [...(options.dictionary ?? []), ...thesaurus.terms()].filter(
    (word) => !/\s/.test(word) && word !== '',
  );
  if (own.length > 0) jieba.loadDict(Buffer.from(own.map((word) => `${word} 2000 n\n`).join('')));

  function segment(normalised: string): string[] {
    return jieba.cutForSearch(normalised, true).filter((word) => WORD.test(word) && !STOP_WORDS.has(word));
  }
  function pairs(normalised: string): string[] {
    const found: string[] = [];
    for (const stretch of normalised.split(/[^\p{Script=Han}a-z0-9.]+/u)) {
      const units = stretch.match(RUNS) ?? [];
      for (let i = 1; i < units.length; i++) found.push(units[i - 1]! + units[i]!);
    }
    return found;
  }
  function weigh(tokens: readonly string[], expanded: readonly string[]): WeightedToken[] {
    const weights = new Map<string, number>();
    for (const token of tokens) weights.set(token, (weights.get(token) ?? 0) + 1);
    // The second mention of a word says less than the first: a story repeats its nouns.
    for (const [token, count] of weights) weights.set(token, 1 + Math.log(count));
    const own = [...weights].map(([token, weight]): WeightedToken => ({ token, weight }));
    const added = [...new Set(expanded)].filter((token) => !weights.has(token));
    return [
      ...own,
      ...added.map((token): WeightedToken => ({ token, weight: EXPANSION_WEIGHT, added: true })),
    ];
  }
  return {
    words: (text) => segment(normaliseText(text)),
    bigrams: (text) => pairs(normaliseText(text)),
    queryWords(text) {
      const normalised = normaliseText(capText(text));
      return weigh(segment(normalised), thesaurus.expand(normalised).flatMap(segment));
    },
    queryBigrams(text) {
      const normalised = normaliseText(capText(text));
      return weigh(pairs(normalised), thesaurus.expand(normalised).flatMap(pairs));
    },
  };
}

/** The tokenizer over `knowledge/words`: dictionary.txt (a word a line, # for remarks) and thesaurus.yaml. */
export function readTokenizer(wordsDir: string): Tokenizer {
  const dictionary = readFileSync(join(wordsDir, 'dictionary.txt'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((word) => word !== '');
  return createTokenizer({ dictionary, thesaurus: readThesaurus(join(wordsDir, 'thesaurus.yaml')) });
}
