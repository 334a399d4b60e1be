import { parsePartialJson } from '@langchain/core/output_parsers';
import { z } from 'zod';

const claims = z.array(z.object({ text: z.string().catch('') }).catch({ text: '' })).catch([]);
const written = z.object({
  short: claims,
  steps: claims,
  law: claims,
  deadlines: claims,
  cost: claims,
  pitfalls: claims,
});

/** What a resident can read of an answer that is still being written as JSON; '' while there is nothing yet. */
export function readableSoFar(json: string): string {
  const start = json.indexOf('{');
  if (start < 0) return '';
  let value: unknown;
  try {
    value = parsePartialJson(json.slice(start));
  } catch {
    // Not JSON at all: what comes of it is decided at the end, nothing is shown meanwhile.
    return '';
  }
  const parsed = written.safeParse({
    short: [],
    steps: [],
    law: [],
    deadlines: [],
    cost: [],
    pitfalls: [],
    ...(value as object | null),
  });
  if (!parsed.success) return '';
  const { short, steps, law, deadlines, cost, pitfalls } = parsed.data;
  const texts = (list: z.infer<typeof claims>) => list.map(({ text }) => text).filter((text) => text !== '');
  return [
    texts(short).join(''),
    texts(steps)
      .map((text, i) => `${i + 1}. ${text}`)
      .join('\n'),
    ...[law, deadlines, cost, pitfalls].map((list) => texts(list).join('\n')),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
