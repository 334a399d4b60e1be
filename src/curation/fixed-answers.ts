import type { Guide } from '../knowledge/guide.ts';
import type { GuideMatcher } from '../retrieval/guides/matcher.ts';

/** Punctuation and spaces do not make another question. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Approved answers: a message that is word for word a question of a guide is answered from that guide, whatever
 * else is like it; of two guides the later one. Safety and triage come before, as with any message.
 */
export function withFixedAnswers(matcher: GuideMatcher, approved: readonly Guide[]): GuideMatcher {
  const byQuestion = new Map(
    approved.flatMap((guide) => guide.questions.map((question) => [bare(question), guide.id] as const)),
  );
  if (byQuestion.size === 0) return matcher;
  return {
    threshold: matcher.threshold,
    match(text, options) {
      const found = matcher.match(text, options);
      const guide = byQuestion.get(bare(text));
      if (guide === undefined) return found;
      return [{ guide, chance: 1 }, ...found.filter((match) => match.guide !== guide)];
    },
  };
}
