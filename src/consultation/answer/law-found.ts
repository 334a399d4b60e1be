import type { LocalDate } from '../../core/dates.ts';
import type { TopicId } from '../../core/ids.ts';
import type { ArticleCitation } from '../../knowledge/cited-text.ts';
import { formatCitation } from '../../knowledge/cited-text.ts';
import type { Guide } from '../../knowledge/guide.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Hit } from '../../retrieval/ports.ts';
import type { Lead } from './lead.ts';
import type { Sources } from './sources.ts';

interface Found {
  passage: Passage;
  /** Of the first one's score, 0..1. */
  share: number;
}

/** Below these shares of the first score what was found is noise: of such articles one in thirty is among those that answer. */
const LEAST_BESIDE_ARTICLE = 0.1;
const LEAST_NEAR = 0.25;
/** What the guide rests on itself needs less; what it does not must be about as likely as the best. */
const LEAST_BESIDE_GUIDE = 0.5;
/** Where nothing fits, no more than these, and of the message's own topic alone: with none, nothing was found. */
const MOST_FAR = 2;
/** How steeply places count: what the guide names before what retrieval found. */
const GUIDE_OFFSET = 3;
const FOUND_OFFSET = 3;

/**
 * Articles and digests to show as the law, best first. Digests stand for their article where it is not installed. Nothing is shown
 * only because it was found: beside a guide stands what the guide rests on, and what is as good as certain.
 */
export function lawFound(
  lead: Lead,
  hits: readonly Hit[],
  { asOf, topic }: { asOf: LocalDate; topic: TopicId | undefined },
  sources: Sources,
): Passage[] {
  const found = articlesFound(hits, asOf, sources);
  switch (lead.by) {
    case 'articles':
      return found.filter(({ share }) => share >= LEAST_BESIDE_ARTICLE).map(({ passage }) => passage);
    case 'near': {
      const near = found.filter(({ share }) => share >= LEAST_NEAR).map(({ passage }) => passage);
      if (lead.close) return near;
      return near
        .filter(({ article }) => article && sources.digest(article)?.topic === topic)
        .slice(0, MOST_FAR);
    }
    case 'choices': {
      const rests = keysOf(lead.guides.flatMap(({ articles }) => articles));
      return found
        .filter(({ passage, share }) => share >= LEAST_NEAR || isAmong(passage, rests))
        .map(({ passage }) => passage);
    }
    case 'guide':
      return besideGuide(lead.guide, found, asOf, sources);
  }
}

function besideGuide(guide: Guide, found: readonly Found[], asOf: LocalDate, sources: Sources): Passage[] {
  const rests = keysOf(guide.articles);
  const kept = found.filter(({ passage, share }) => share >= LEAST_BESIDE_GUIDE || isAmong(passage, rests));
  const own = guide.articles.flatMap((article) => sources.source(article, asOf) ?? []);
  return fused([kept.map(({ passage }) => passage), own], [FOUND_OFFSET, GUIDE_OFFSET]);
}

function articlesFound(hits: readonly Hit[], asOf: LocalDate, sources: Sources): Found[] {
  const found = new Map<string, Found>();
  let top = 0;
  for (const { passage, score } of hits) {
    if (!passage.article) continue;
    const source = sources.source(passage.article, asOf);
    if (!source || found.has(source.id)) continue;
    top = Math.max(top, score);
    found.set(source.id, { passage: source, share: score });
  }
  return [...found.values()].map(({ passage, share }) => ({ passage, share: top > 0 ? share / top : 0 }));
}

function keysOf(articles: readonly ArticleCitation[]): ReadonlySet<string> {
  return new Set(articles.map(formatCitation));
}

function isAmong({ article }: Passage, keys: ReadonlySet<string>): boolean {
  return article !== undefined && keys.has(formatCitation(article));
}

/** Of two rankings one: a place in either counts its reciprocal, later places less the smaller the offset. */
function fused(rankings: readonly (readonly Passage[])[], offsets: readonly number[]): Passage[] {
  const found = new Map<string, { passage: Passage; score: number }>();
  for (const [which, ranking] of rankings.entries()) {
    for (const [place, passage] of [...new Map(ranking.map((p) => [p.id, p])).values()].entries()) {
      const entry = found.get(passage.id) ?? { passage, score: 0 };
      entry.score += 1 / (offsets[which]! + place);
      found.set(passage.id, entry);
    }
  }
  return [...found.values()].sort((x, y) => y.score - x.score).map(({ passage }) => passage);
}
