import { z } from 'zod';
import type { TriageClassifier } from '../consultation/triage/classifier.ts';
import { KINDS } from '../consultation/triage/triage.ts';
import { readDataset } from './read-dataset.ts';

const caseSchema = z.object({ id: z.string(), text: z.string(), kind: z.enum(KINDS) });

export interface RoutingReport {
  cases: number;
  /** Share of messages given the expected kind. */
  accuracy: number;
  byKind: { kind: string; cases: number; right: number }[];
  wrong: string[];
}

/** Kinds of the messages of evals/routing.jsonl. */
export async function evalRouting(
  deps: { classifier: TriageClassifier },
  options: { dataset: string },
): Promise<RoutingReport> {
  const cases = await readDataset(options.dataset, caseSchema);
  const wrong: string[] = [];
  const byKind = KINDS.map((kind) => ({ kind, cases: 0, right: 0 }));
  for (const { id, text, kind } of cases) {
    const said = deps.classifier.triage({ text, earlier: [], topic: undefined }).kind;
    const row = byKind.find((entry) => entry.kind === kind)!;
    row.cases++;
    if (said === kind) row.right++;
    else wrong.push(`${id} ${text}: ${said} ≠ ${kind}`);
  }
  return { cases: cases.length, accuracy: 1 - wrong.length / Math.max(1, cases.length), byKind, wrong };
}
