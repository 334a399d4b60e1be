import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { modelSchema, type RankingModel } from './model.ts';
import { type Learned, learnedSchema } from './priors.ts';

/** Both are written by `npm run eval -- fit` and committed. */
export const WEIGHTS_FILE = new URL('./weights.json', import.meta.url);
export const LEARNED_FILE = new URL('./learned.json', import.meta.url);

export function readRankingModel(): RankingModel {
  return readJson(WEIGHTS_FILE, modelSchema);
}

export function readLearned(): Learned {
  return readJson(LEARNED_FILE, learnedSchema);
}

function readJson<T>(file: URL, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
