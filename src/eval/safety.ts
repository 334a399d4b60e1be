import { z } from 'zod';
import type { SafetyCheck } from '../consultation/safety/safety.ts';
import { readDataset } from './read-dataset.ts';

const caseSchema = z.object({
  id: z.string(),
  half: z.enum(['dev', 'test']),
  text: z.string(),
  earlier: z.array(z.string()).default([]),
  /** The id of the emergency; none for a look-alike or an everyday question. */
  expect: z.string(),
});

export interface SafetyReport {
  half: 'dev' | 'test' | 'all';
  emergencies: number;
  lookAlikes: number;
  /** Share of emergencies recognised as one, whichever script went out. */
  recall: number;
  /** Share of emergencies answered with the script expected. */
  rightScript: number;
  /** Share of the others that were taken for an emergency. */
  falseAlarms: number;
  missed: string[];
  alarmed: string[];
  otherScript: string[];
  /** Mean milliseconds a message. */
  ms: number;
}

/** Recall and false alarms of the safety check on these files taken together, or on one half of them. */
export async function evalSafety(
  deps: { check: SafetyCheck },
  options: { datasets: readonly string[]; half?: 'dev' | 'test' },
): Promise<SafetyReport> {
  const all = (await Promise.all(options.datasets.map((file) => readDataset(file, caseSchema)))).flat();
  const cases = options.half === undefined ? all : all.filter(({ half }) => half === options.half);
  const missed: string[] = [];
  const alarmed: string[] = [];
  const otherScript: string[] = [];
  const started = performance.now();
  for (const { id, text, earlier, expect } of cases) {
    const hit = deps.check(text, earlier);
    const line = `${id} ${text} → ${hit?.id ?? 'none'}${hit ? `（${hit.evidence.join('、')}）` : ''}`;
    if (expect === 'none') {
      if (hit) alarmed.push(line);
    } else if (!hit) missed.push(`${line}，应为 ${expect}`);
    else if (hit.id !== expect) otherScript.push(`${line}，应为 ${expect}`);
  }
  const ms = (performance.now() - started) / Math.max(1, cases.length);
  const emergencies = cases.filter(({ expect }) => expect !== 'none').length;
  const lookAlikes = cases.length - emergencies;
  const share = (count: number, of: number) => (of === 0 ? 1 : count / of);
  return {
    half: options.half ?? 'all',
    emergencies,
    lookAlikes,
    recall: share(emergencies - missed.length, emergencies),
    rightScript: share(emergencies - missed.length - otherScript.length, emergencies),
    falseAlarms: lookAlikes === 0 ? 0 : alarmed.length / lookAlikes,
    missed,
    alarmed,
    otherScript,
    ms,
  };
}
