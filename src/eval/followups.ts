import { z } from 'zod';
import type { TriageClassifier } from '../consultation/triage/classifier.ts';
import type { TopicId } from '../core/ids.ts';
import { readDataset } from './read-dataset.ts';

const caseSchema = z.object({
  id: z.string(),
  earlier: z.array(z.string()),
  topic: z.string(),
  text: z.string(),
  followUp: z.boolean(),
});

export interface FollowUpsReport {
  cases: number;
  accuracy: number;
  /** Follow-ups that lost their context, or whose restatement leaves out the earlier question. */
  lost: string[];
  /** New matters taken for follow-ups. */
  stuck: string[];
}

/** Follow-ups and new matters of evals/followups.jsonl. */
export async function evalFollowUps(
  deps: { classifier: TriageClassifier },
  options: { dataset: string },
): Promise<FollowUpsReport> {
  const cases = await readDataset(options.dataset, caseSchema);
  const lost: string[] = [];
  const stuck: string[] = [];
  for (const { id, earlier, topic, text, followUp } of cases) {
    const said = deps.classifier.triage({ text, earlier, topic: topic as TopicId });
    const line = `${id} ${earlier.join(' / ')} → ${text}: ${said.standalone}`;
    const restated = said.standalone.includes(earlier[0] ?? '') && said.standalone.includes(text);
    if (followUp && (!said.followUp || !restated)) lost.push(line);
    if (!followUp && said.followUp) stuck.push(line);
  }
  const wrong = lost.length + stuck.length;
  return { cases: cases.length, accuracy: 1 - wrong / Math.max(1, cases.length), lost, stuck };
}
