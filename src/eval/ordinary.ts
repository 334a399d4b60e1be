import { z } from 'zod';
import type { SafetyCheck } from '../consultation/safety/safety.ts';
import { readDataset } from './read-dataset.ts';

const caseSchema = z.object({
  half: z.enum(['dev', 'test']),
  text: z.string(),
  guide: z.string().nullable().optional(),
  guides: z.array(z.string()).default([]),
});

/** Guides whose matter may well be an emergency: what is asked of them is no ordinary question. */
const GRAVE = new Set([
  'bank-card-stolen-money',
  'child-sexual-abuse',
  'domestic-violence',
  'fight-and-minor-injury',
  'fraud',
  'mental-illness-at-home',
  'online-sextortion',
  'pyramid-selling',
  'relative-detained',
  'school-bullying',
  'sexual-harassment',
  'threats-and-harassment',
]);

export interface OrdinaryReport {
  questions: number;
  /** Share of them taken for an emergency. */
  alarmed: number;
  lines: string[];
}

/** Ordinary questions taken for an emergency: the test halves of the guide sets, but for matters that may be one. */
export async function evalOrdinary(
  deps: { check: SafetyCheck },
  options: { datasets: readonly string[] },
): Promise<OrdinaryReport> {
  const all = (await Promise.all(options.datasets.map((file) => readDataset(file, caseSchema)))).flat();
  const questions = all.filter(
    ({ half, guide, guides }) => half === 'test' && ![guide ?? '', ...guides].some((id) => GRAVE.has(id)),
  );
  const lines = questions.flatMap(({ text }) => {
    const hit = deps.check(text, []);
    return hit ? [`${text} → ${hit.id}（${hit.evidence.join('、')}）`] : [];
  });
  return { questions: questions.length, alarmed: lines.length / Math.max(1, questions.length), lines };
}
