import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';
import { type ArticleCitation, readCitedText } from '../knowledge/cited-text.ts';

export interface NamedRule {
  name: string;
  articles: readonly ArticleCitation[];
}

/** Rules that have a name of their own: 善意取得, 出租人 义务. */
export interface NamedRules {
  all: readonly NamedRule[];
  /** Articles of the rules that a message names. */
  named(text: string): ArticleCitation[];
  /** Those of a message that asks what such a rule is, or which duties somebody has. */
  asked(text: string): ArticleCitation[];
}

/** Its file, in the folder of the words. */
export const NAMED_RULES = 'named-rules.yaml';

/** A longer message tells a matter; it does not ask what a word means. */
const SHORT = 30;
const ASKS_WHAT =
  /什么(?:是|叫)|啥(?:是|叫)|是(?:什么|啥)(?:意思|东西)?|什么意思|概念|定义|含义|(?:哪些|什么|啥)(?:义务|责任|权利|条件)|义务有|怎么规定|区别|不一样|是指/u;

export const NO_NAMED_RULES: NamedRules = { all: [], named: () => [], asked: () => [] };

/** Reads named-rules.yaml of the words folder. Throws InvalidInput where an article cannot be read. */
export function readNamedRules(wordsDir: string): NamedRules {
  const file = join(wordsDir, NAMED_RULES);
  const table = z.record(z.string(), z.string()).parse(parse(readFileSync(file, 'utf8')));
  return createNamedRules(table);
}

export function createNamedRules(table: Readonly<Record<string, string>>): NamedRules {
  const rules = Object.entries(table).map(([name, sources]) => {
    const { text, unreadable } = readCitedText(`${name}[${sources}]`);
    if (unreadable.length > 0) throw new InvalidInput(`${name}：读不懂 ${unreadable.join('、')}`);
    return { name, words: name.split(' '), articles: text.citations };
  });
  const named = (text: string) =>
    rules
      .filter(({ words }) => words.every((word) => text.includes(word)))
      .flatMap(({ articles }) => articles);
  return {
    all: rules,
    named,
    asked: (text) => (text.length <= SHORT && ASKS_WHAT.test(text) ? named(text) : []),
  };
}
