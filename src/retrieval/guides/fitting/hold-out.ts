import type { GuideMaterial } from '../guide-material.ts';

/** Questions left out of the guides together, and the guides without them. */
export interface HeldOut {
  questions: { guide: string; text: string }[];
  guides: GuideMaterial[];
}

const NEAR_DUPLICATE = 0.6;

/**
 * Every question is held out once, in one of `folds` rounds, so that the matcher is judged on words it has not read. With it go
 * the questions of any guide that say nearly the same (letter pairs shared over pairs of both): they would give it away.
 */
export function holdOut(guides: readonly GuideMaterial[], folds: number): HeldOut[] {
  const all = guides.flatMap(({ id, questions }) =>
    questions.map((text) => ({ guide: id, text, pairs: pairsOf(text) })),
  );
  return Array.from({ length: folds }, (_, fold): HeldOut => {
    const questions = all.filter((_, i) => i % folds === fold);
    const byPair = new Map<string, typeof questions>();
    for (const question of questions)
      for (const pair of question.pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), question]);
    const tooNear = (text: string): boolean => {
      const pairs = pairsOf(text);
      const shared = new Map<(typeof questions)[number], number>();
      for (const pair of pairs)
        for (const question of byPair.get(pair) ?? []) shared.set(question, (shared.get(question) ?? 0) + 1);
      for (const [question, n] of shared)
        if (n / (pairs.size + question.pairs.size - n) >= NEAR_DUPLICATE) return true;
      return false;
    };
    const out = new Set(questions.map(({ text }) => text));
    return {
      questions: questions.map(({ guide, text }) => ({ guide, text })),
      guides: guides.map((guide) => ({
        ...guide,
        questions: guide.questions.filter((text) => !out.has(text) && !tooNear(text)),
      })),
    };
  });
}

function pairsOf(text: string): Set<string> {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}
