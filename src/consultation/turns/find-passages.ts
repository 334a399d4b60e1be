import type { LocalDate } from '../../core/dates.ts';
import type { Guide } from '../../knowledge/guide.ts';
import type { Hit } from '../../retrieval/ports.ts';
import { guideIdOf } from '../answer/compose.ts';
import type { Sources } from '../answer/sources.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { TurnWork } from '../records.ts';
import { areasOf, earlierQuestions } from './context.ts';
import type { Question } from './question.ts';

/** What retrieval found for a question. */
export interface Found {
  hits: Hit[];
  /** Articles the resident named. */
  direct: Hit[];
  /** The guide to answer from; undefined: from articles alone. */
  guide: Guide | undefined;
  confidence: number;
}

/** Below this chance that the passages answer the question, we say that we found nothing. */
export const ENOUGH = 0.25;

export async function findPassages(
  deps: FlowDeps,
  sources: Sources,
  work: TurnWork,
  question: Question,
  asOf: LocalDate,
): Promise<Found> {
  const areas = areasOf(sources.knowledge.directory, work.resident.area);
  const context = question.triage.followUp ? earlierQuestions(work).at(-1) : undefined;
  const query = {
    text: condensed(question.triage.standalone),
    ...(context ? { context } : {}),
    asOf,
    areas,
    topic: question.triage.topic,
  };
  const retriever = deps.retriever();
  const [all, guides] = await Promise.all([
    retriever.search({ ...query, limit: 20 }),
    retriever.search({ ...query, limit: 6, kinds: ['guide'] }),
  ]);
  const guide = question.guide ?? bestGuide(guides.hits, sources, guides.confidence);
  return {
    hits: merge(all.hits, guides.hits),
    direct: all.direct,
    guide: all.direct.length > 0 && !question.guide ? undefined : guide,
    confidence: Math.max(all.confidence, guides.confidence),
  };
}

/** A long story says what it is about where it begins and what it asks where it ends. */
function condensed(text: string): string {
  return text.length <= 600 ? text : `${text.slice(0, 350)} ${text.slice(-150)}`;
}

function bestGuide(hits: readonly Hit[], sources: Sources, confidence: number): Guide | undefined {
  const first = hits[0];
  if (!first || confidence < ENOUGH) return undefined;
  const id = guideIdOf(first.passage);
  return id === undefined ? undefined : sources.guide(id);
}

function merge(first: readonly Hit[], second: readonly Hit[]): Hit[] {
  const seen = new Set(first.map((hit) => hit.passage.id));
  return [...first, ...second.filter((hit) => !seen.has(hit.passage.id))];
}
