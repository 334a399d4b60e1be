import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { InvalidInput } from '../../core/errors.ts';
import { normaliseText } from './normalise.ts';

const thesaurusFile = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Lay term → legal terms. `expand` gives the legal terms of every lay term that stands in the text. */
export interface Thesaurus {
  readonly size: number;
  terms(): Iterable<string>;
  expand(normalised: string): string[];
}

export function createThesaurus(entries: Iterable<readonly [string, readonly string[]]>): Thesaurus {
  const byLay = new Map<string, string[]>();
  for (const [lay, legal] of entries) {
    const key = normaliseText(lay);
    byLay.set(key, [...(byLay.get(key) ?? []), ...legal.map(normaliseText)]);
  }
  const byFirst = new Map<string, string[]>();
  for (const lay of byLay.keys()) {
    const first = lay.charAt(0);
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), lay].sort((a, b) => b.length - a.length),
    );
  }
  return {
    size: byLay.size,
    terms: () => byLay.keys(),
    expand(normalised) {
      const legal = new Set<string>();
      for (let at = 0; at < normalised.length; at++) {
        const lay = byFirst.get(normalised.charAt(at))?.find((term) => normalised.startsWith(term, at));
        if (lay !== undefined) for (const term of byLay.get(lay)!) legal.add(term);
      }
      return [...legal];
    },
  };
}

/** Reads thesaurus.yaml: `lay: legal` or `lay: [legal, legal]`. */
export function readThesaurus(path: string): Thesaurus {
  const result = thesaurusFile.safeParse(parse(readFileSync(path, 'utf8')) ?? {});
  if (!result.success) throw new InvalidInput(`词表 ${path} 格式不对：${result.error.issues[0]?.message}`);
  return createThesaurus(
    Object.entries(result.data).map(
      ([lay, legal]) => [lay, typeof legal === 'string' ? [legal] : legal] as const,
    ),
  );
}
