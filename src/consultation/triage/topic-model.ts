import type { TopicId } from '../../core/ids.ts';
import type { NamedGuide } from './keyword.ts';

/** What the topic model learns from: knowledge/ alone. */
export interface TopicExample {
  topic: TopicId;
  text: string;
  /** A digest's lay question counts 1. */
  weight: number;
}

export interface TopicKeywords {
  id: TopicId;
  keywords: readonly string[];
}

export interface TopicScore {
  topic: TopicId;
  /** 0..1; all scores add up to 1. */
  probability: number;
}

export interface TopicModel {
  /** Every topic, most probable first. */
  score(text: string): TopicScore[];
}

/** What of knowledge/ speaks for a topic; loadKnowledge() gives more than this. */
export interface TopicKnowledge {
  topics: readonly {
    id: TopicId;
    label: string;
    description: string;
    keywords: readonly string[];
    suggested?: { question: string } | undefined;
  }[];
  guides: readonly ({ topic: TopicId } & NamedGuide)[];
  digests: readonly { topic: TopicId; questions: readonly string[] }[];
}

/** Our own questions and titles as examples. Guides answer what is asked most and count double. */
export function* topicExamples({ topics, guides, digests }: TopicKnowledge): Iterable<TopicExample> {
  for (const { id, label, description, keywords, suggested } of topics) {
    yield { topic: id, text: `${label} ${description}`, weight: 2 };
    if (suggested) yield { topic: id, text: suggested.question, weight: 2 };
    for (const text of keywords) yield { topic: id, text, weight: 2 };
  }
  for (const { topic, title, questions } of guides) {
    for (const text of [title, ...questions]) yield { topic, text, weight: 2 };
  }
  for (const { topic, questions } of digests) {
    for (const text of questions) yield { topic, text, weight: 1 };
  }
}

const LETTERS = /[a-z0-9.]+|\p{Script=Han}/gu;

/** Cuts text into features. */
export type Features = (text: string) => readonly string[];

/**
 * The features of a text where no tokenizer is at hand (topic-features.ts has better): its letters, and pairs of
 * neighbouring letters; a run of Latin letters or digits counts as one.
 */
function letterPairs(text: string): string[] {
  const found: string[] = [];
  for (const stretch of text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{Script=Han}a-z0-9.]+/u)) {
    const letters = stretch.match(LETTERS) ?? [];
    for (const [i, letter] of letters.entries()) {
      found.push(letter);
      const next = letters[i + 1];
      if (next !== undefined) found.push(letter + next);
    }
  }
  return found;
}

/** Fitted by cross-validation on public consultations with topics; see evals/README.md for how. */
export interface TopicModelSettings {
  /** Pseudo-counts of the common distribution in each topic's: small topics trust their few words less. */
  smoothing: number;
  /** What one keyword of a topic adds, before it is shared by the topics that list it. */
  keyword: number;
  /** How far one feature may speak for or against a topic, so that no single word decides. */
  clip: number;
  /** Long messages repeat themselves: evidence grows with this power of the number of features. */
  length: number;
  temperature: number;
}

const SETTINGS: TopicModelSettings = {
  smoothing: 2000,
  keyword: 6,
  clip: 3,
  length: 0.65,
  temperature: 2.4,
};

/**
 * A multinomial naive Bayes model over letters and letter pairs of our own lay questions, with the keywords of topics.yaml
 * as prior knowledge. Topics count alike however many questions they have, since what is written about most is not what
 * is asked most. Training takes one pass over the examples; a score costs features × topics.
 */
export function createTopicModel(
  topics: readonly TopicKeywords[],
  examples: Iterable<TopicExample>,
  features: Features = letterPairs,
  settings: TopicModelSettings = SETTINGS,
): TopicModel {
  const index = new Map(topics.map(({ id }, i) => [id, i]));
  const counts = new Map<string, Float32Array>();
  const totals = new Float64Array(topics.length);
  const count = (feature: string, topic: number, amount: number) => {
    let row = counts.get(feature);
    if (!row) {
      row = new Float32Array(topics.length);
      counts.set(feature, row);
    }
    row[topic]! += amount;
    totals[topic]! += amount;
  };
  for (const { topic, text, weight } of examples) {
    const at = index.get(topic);
    if (at === undefined) continue;
    // A question is one voice: saying a word twice does not make it count twice.
    for (const feature of new Set(features(text))) count(feature, at, weight);
  }

  // A message asks for a few dozen of the features: each one's evidence is reckoned when it is first asked for.
  const known = new Map<string, Float32Array>();
  const evidenceOf = (feature: string): Float32Array | undefined => {
    const before = known.get(feature);
    const row = before ? undefined : counts.get(feature);
    if (!row) return before;
    // The common distribution gives every topic the same say.
    let common = 0;
    for (let t = 0; t < row.length; t++) common += totals[t]! === 0 ? 0 : row[t]! / totals[t]!;
    common /= topics.length;
    const evidence = row.map((n, t) => {
      const share = (n + settings.smoothing * common) / (totals[t]! + settings.smoothing);
      return Math.max(-settings.clip, Math.min(settings.clip, Math.log(share / common)));
    });
    known.set(feature, evidence);
    return evidence;
  };
  const keywords = new Map<string, number[]>();
  topics.forEach((topic, t) => {
    for (const word of new Set(topic.keywords.map((keyword) => keyword.toLowerCase()))) {
      keywords.set(word, [...(keywords.get(word) ?? []), t]);
    }
  });

  return {
    score(text) {
      const scores = new Float64Array(topics.length);
      const found = new Set(features(text));
      let used = 0;
      for (const feature of found) {
        const evidence = evidenceOf(feature);
        if (!evidence) continue;
        used++;
        for (let t = 0; t < scores.length; t++) scores[t]! += evidence[t]!;
      }
      const damping = used === 0 ? 1 : used ** (settings.length - 1);
      for (let t = 0; t < scores.length; t++) scores[t]! *= damping;
      const lower = text.toLowerCase();
      for (const [word, owners] of keywords) {
        if (!lower.includes(word)) continue;
        // Two letters may stand there by chance; a word four topics list says little of any.
        const amount = (settings.keyword * Math.min(3, word.length)) / 2 / Math.sqrt(owners.length);
        for (const t of owners) scores[t]! += amount;
      }
      const top = Math.max(...scores);
      let sum = 0;
      const parts = scores.map((score) => {
        const part = Math.exp((score - top) / settings.temperature);
        sum += part;
        return part;
      });
      return topics
        .map(({ id }, t): TopicScore => ({ topic: id, probability: parts[t]! / sum }))
        .sort((a, b) => b.probability - a.probability);
    },
  };
}
