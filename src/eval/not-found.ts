import { z } from 'zod';
import type { TurnResult } from '../consultation/records.ts';
import { readDataset } from './read-dataset.ts';

const unanswerableCase = z.object({ id: z.string(), text: z.string() });
const guideCase = z.object({
  id: z.string(),
  text: z.string(),
  guide: z.string().nullable(),
  half: z.enum(['dev', 'test']).optional(),
});

export interface NotFoundReport {
  unanswerable: number;
  /** Share of what nothing answers that was given an answer all the same. */
  answeredWrongly: number;
  answerable: number;
  /** Share of what a guide answers for which nothing was found. */
  notFoundWrongly: number;
  wrong: string[];
}

/** The two errors of 「没有合适的内容」, by whole turns: chat, other trades and gibberish against questions of everyday law. */
export async function evalNotFound(
  ask: (text: string) => Promise<TurnResult>,
  files: { unanswerable: string; guides: string },
): Promise<NotFoundReport> {
  const nothing = await readDataset(files.unanswerable, unanswerableCase);
  const something = (await readDataset(files.guides, guideCase)).filter(({ guide }) => guide !== null);
  const wrong: string[] = [];
  let answered = 0;
  for (const { id, text } of nothing) {
    const { record } = await ask(text);
    if (record.path !== 'answer') continue;
    answered++;
    wrong.push(`${id} ${text} → 答了`);
  }
  let missed = 0;
  for (const { id, text } of something) {
    const { record } = await ask(text);
    // An emergency script is an answer too, and never 「没找到」.
    if (record.path === 'answer' || record.path === 'emergency') continue;
    missed++;
    wrong.push(`${id} ${text} → ${record.path}`);
  }
  return {
    unanswerable: nothing.length,
    answeredWrongly: answered / Math.max(1, nothing.length),
    answerable: something.length,
    notFoundWrongly: missed / Math.max(1, something.length),
    wrong,
  };
}
