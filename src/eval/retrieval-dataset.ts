import { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';
import { resolveAlias } from '../knowledge/statutes/aliases.ts';
import { parseArticleNumber } from '../knowledge/statutes/article-number.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { normaliseTitle } from '../knowledge/statutes/title.ts';
import { readDataset } from './read-dataset.ts';

const lineSchema = z.object({
  id: z.string(),
  question: z.string().min(1),
  relevant: z.array(z.object({ law: z.string().min(1), article: z.string().min(1) })).min(1),
});

export interface RetrievalExample {
  id: string;
  question: string;
  relevant: { statute: string; number: string }[];
}

/** Lines of {"id","question","relevant":[{"law","article"}]}; laws by any way of writing their title. */
export async function readRetrievalDataset(
  file: string,
  library: Pick<StatuteLibrary, 'find'>,
): Promise<RetrievalExample[]> {
  const lines = await readDataset(file, lineSchema).catch((cause: unknown) => {
    throw cause instanceof InvalidInput ? cause : new InvalidInput(`读不到数据集 ${file}`, { cause });
  });
  return lines.map(({ id, question, relevant }) => ({
    id,
    question,
    relevant: relevant.map(({ law, article }) => ({
      statute: library.find(law)?.key ?? resolveAlias(normaliseTitle(law)),
      // An article that cannot be read stays as it stands: it counts as never found rather than as not asked for.
      number: parseArticleNumber(article) ?? article,
    })),
  }));
}

export function articleKey({ statute, number }: { statute: string; number: string }): string {
  return `${statute}/${number}`;
}
