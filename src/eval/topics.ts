import { z } from 'zod';
import type { TriageClassifier } from '../consultation/triage/classifier.ts';
import { DATASET_LABELS, type Topic } from '../knowledge/topics.ts';
import { readDataset } from './read-dataset.ts';

const caseSchema = z.object({ id: z.string(), question: z.string(), topic: z.string() });

export interface TopicsReport {
  cases: number;
  /** Share of questions given the expected topic. */
  accuracy: number;
  /** Share whose expected topic is among the first three. */
  top3: number;
  /** By expected topic: how often it was met, and what was said instead. */
  confusion: { topic: string; cases: number; right: number; instead: [string, number][] }[];
  /** A line of --out each. */
  results: { id: string; topic: string }[];
  /** Mean milliseconds a question. */
  ms: number;
}

/**
 * Topics of a data set in our own topics, or in the twenty public labels, whichever its lines use; our topics'
 * probabilities are added up under their datasetLabel for the latter.
 */
export async function evalTopics(
  deps: { classifier: TriageClassifier; topics: readonly Topic[] },
  options: { dataset: string },
): Promise<TopicsReport> {
  const cases = await readDataset(options.dataset, caseSchema);
  const own = new Set<string>(deps.topics.map(({ id }) => id));
  const labels = new Set<string>(DATASET_LABELS);
  // Our first twenty topics bear the labels' names: only a topic of ours alone tells the two kinds of set apart.
  const inLabels =
    cases.every(({ topic }) => labels.has(topic)) || cases.some(({ topic }) => !own.has(topic));
  const labelOf = new Map<string, string>(deps.topics.map(({ id, datasetLabel }) => [id, datasetLabel]));
  const tally = new Map<string, { cases: number; right: number; instead: Map<string, number> }>();
  const results: TopicsReport['results'] = [];
  let right = 0;
  let top3 = 0;
  const started = performance.now();
  for (const { id, question, topic } of cases) {
    const sums = new Map<string, number>();
    for (const score of deps.classifier.topics(question)) {
      const name = inLabels ? (labelOf.get(score.topic) ?? score.topic) : score.topic;
      sums.set(name, (sums.get(name) ?? 0) + score.probability);
    }
    const ranked = [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    const said = ranked[0] ?? '';
    const row = tally.get(topic) ?? { cases: 0, right: 0, instead: new Map() };
    tally.set(topic, row);
    row.cases++;
    if (said === topic) {
      right++;
      row.right++;
    } else row.instead.set(said, (row.instead.get(said) ?? 0) + 1);
    if (ranked.slice(0, 3).includes(topic)) top3++;
    results.push({ id, topic: said });
  }
  return {
    cases: cases.length,
    accuracy: right / Math.max(1, cases.length),
    top3: top3 / Math.max(1, cases.length),
    confusion: [...tally].map(([topic, row]) => ({
      topic,
      cases: row.cases,
      right: row.right,
      instead: [...row.instead].sort((a, b) => b[1] - a[1]),
    })),
    results,
    ms: (performance.now() - started) / Math.max(1, cases.length),
  };
}
