import { NOTHING_ANCHORED } from '../ranking/anchored.ts';
import type { Learned } from '../ranking/priors.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';

export interface LabelledQuestion {
  text: string;
  /** Statute key and article number of what answers it. */
  relevant: readonly { statute: string; number: string }[];
}

/** Prior words a statute is taken to have seen before its first question; more means less is believed. */
const STATUTE_SMOOTHING = 30;
const WORDS_PER_STATUTE = 40;
/** Of fewer questions the words would be those questions over again, not what such questions share. */
const LEAST_QUESTIONS = 3;
const LEAST_USES = 2;
const LEAST_STRENGTH = 0.3;

/** What the index and the library add to the questions. */
export interface Surroundings {
  /** The chapter of an article, named by one article of it. */
  chapterOf(article: { statute: string; number: string }): string | undefined;
  anchored(questions: readonly LabelledQuestion[]): Learned['anchored'];
}

const NOTHING_AROUND: Surroundings = { chapterOf: () => undefined, anchored: () => NOTHING_ANCHORED };

/** Counts statutes and articles, and finds the words that go with a statute beyond chance (log ratio to their share everywhere). */
export function learn(
  questions: readonly LabelledQuestion[],
  tokenizer: Tokenizer,
  asOf: string,
  { chapterOf, anchored }: Surroundings = NOTHING_AROUND,
): Learned {
  const statutes: Learned['statutes'] = {};
  const articles: Learned['articles'] = {};
  const everywhere = new Map<string, number>();
  const byStatute = new Map<string, Map<string, number>>();
  const byChapter = new Map<string, Map<string, number>>();
  const chapters: Record<string, number> = {};
  const byArticle = new Map<string, Map<string, number>>();
  for (const { text, relevant } of questions) {
    const words = [...new Set(tokenizer.words(text))];
    for (const word of words) add(everywhere, word, 1);
    for (const key of new Set(relevant.map(({ statute }) => statute))) {
      statutes[key] = (statutes[key] ?? 0) + 1;
      addAll(byStatute, key, words, 1);
    }
    for (const key of new Set(relevant.map(chapterOf))) {
      if (key === undefined) continue;
      chapters[key] = (chapters[key] ?? 0) + 1;
      addAll(byChapter, key, words, 1);
    }
    for (const { statute, number } of relevant) addAll(byArticle, `${statute}/${number}`, words, 1);
    for (const { statute, number } of relevant) {
      const numbers = articles[statute] ?? {};
      articles[statute] = numbers;
      numbers[number] = (numbers[number] ?? 0) + 1;
    }
  }
  return {
    asOf,
    questions: questions.length,
    statutes,
    articles,
    statuteWords: strengths(byStatute, everywhere, statutes),
    chapterWords: strengths(byChapter, everywhere, chapters),
    articleWords: strengths(byArticle, everywhere, flat(articles)),
    anchored: anchored(questions),
  };
}

function flat(articles: Learned['articles']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(articles).flatMap(([statute, numbers]) =>
      Object.entries(numbers).map(([number, count]) => [`${statute}/${number}`, count]),
    ),
  );
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function addAll(
  groups: Map<string, Map<string, number>>,
  key: string,
  words: readonly string[],
  by: number,
): void {
  let counts = groups.get(key);
  if (counts === undefined) {
    counts = new Map();
    groups.set(key, counts);
  }
  for (const word of words) add(counts, word, by);
}

function strengths(
  groups: ReadonlyMap<string, ReadonlyMap<string, number>>,
  everywhere: ReadonlyMap<string, number>,
  questions: Readonly<Record<string, number>>,
): Record<string, Record<string, number>> {
  let mass = 0;
  for (const count of everywhere.values()) mass += count;
  const byWord: Record<string, Record<string, number>> = {};
  for (const [name, counts] of groups) {
    if ((questions[name] ?? 0) < LEAST_QUESTIONS) continue;
    let own = 0;
    for (const count of counts.values()) own += count;
    const strong = [...counts]
      .filter(([, count]) => count >= LEAST_USES)
      .map(([word, count]) => {
        // One half more everywhere than seen, so that a word met once does not look like proof.
        const share = (everywhere.get(word)! + 0.5) / mass;
        return [
          word,
          Math.log((count + STATUTE_SMOOTHING * share) / ((own + STATUTE_SMOOTHING) * share)),
        ] as const;
      })
      .filter(([, strength]) => strength > LEAST_STRENGTH)
      .sort((a, b) => b[1] - a[1])
      .slice(0, WORDS_PER_STATUTE);
    for (const [word, strength] of strong) {
      byWord[word] = { ...byWord[word], [name]: Math.round(strength * 100) / 100 };
    }
  }
  return byWord;
}
