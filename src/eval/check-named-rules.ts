import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDate } from '../core/dates.ts';
import { formatCitation } from '../knowledge/cited-text.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { NAMED_RULES, readNamedRules } from '../retrieval/named-rules.ts';
import type { KnowledgeFault } from './check-knowledge.ts';

/** The articles that rules with a name are said to stand in, against the statutes in force on `today`. */
export function checkNamedRules(
  wordsDir: string,
  library: StatuteLibrary,
  today: LocalDate,
): KnowledgeFault[] {
  const lines = readFileSync(join(wordsDir, NAMED_RULES), 'utf8').split('\n');
  return readNamedRules(wordsDir).all.flatMap(({ name, articles }) =>
    articles
      .filter(({ statute, number }) => !library.article(statute, number, today))
      .map((citation) => ({
        file: `words/${NAMED_RULES}`,
        line: lines.findIndex((line) => line.startsWith(`${name}:`)) + 1,
        kind: 'missing' as const,
        detail: `${name}：${formatCitation(citation)}`,
      })),
  );
}
