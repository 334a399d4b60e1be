import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { knowledgeDirsOf, readKnowledge } from '../../app/knowledge-dirs.ts';
import type { Config } from '../../config.ts';
import { systemClock } from '../../core/clock.ts';
import { localDate } from '../../core/dates.ts';
import { fitSafety } from '../../eval/fit-safety.ts';
import { readDataset } from '../../eval/read-dataset.ts';

const WEIGHTS = fileURLToPath(new URL('../../consultation/safety/cue-weights.json', import.meta.url));
const OWN = ['routing', 'topics', 'unanswerable', 'retrieval', 'guides'];
const message = z.object({ text: z.string().optional(), question: z.string().optional() });

/** Everyday messages are the lay questions of knowledge/, our other data sets, and every other line of the files given. */
export async function fitSafetyFrom(
  config: Config,
  evals: string,
  files: readonly string[],
  falseAlarms: number,
): Promise<void> {
  const knowledge = await readKnowledge(knowledgeDirsOf(config));
  const read = async (file: string) =>
    (await readDataset(file, message)).flatMap(({ text, question }) => text ?? question ?? []);
  const given = (await Promise.all(files.map(read))).flat();
  const half = [...new Set(given)].filter((_, i) => i % 2 === 0);
  const own = (await Promise.all(OWN.map((name) => read(join(evals, `${name}.jsonl`))))).flat();
  const lay = [...knowledge.guides, ...knowledge.digests].flatMap(({ questions }) => questions);
  const table = await fitSafety(
    { emergencies: knowledge.safety, everyday: [...lay, ...own, ...half] },
    {
      dataset: join(evals, 'safety.jsonl'),
      devHalves: [join(evals, 'safety-third.jsonl'), join(evals, 'everyday-talk.jsonl')],
      falseAlarms,
      fitted: `${localDate(systemClock.now())}: evals/safety.jsonl, halves of safety-third.jsonl and everyday-talk.jsonl, lay questions of knowledge/, our other data sets, half of the messages given`,
      out: WEIGHTS,
    },
  );
  process.stdout.write(`${Object.keys(table.weights).length} 个特征，门槛 ${table.threshold}\n`);
}
