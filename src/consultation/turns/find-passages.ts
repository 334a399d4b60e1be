import type { LocalDate } from '../../core/dates.ts';
import type { AreaId } from '../../core/ids.ts';
import type { Guide } from '../../knowledge/guide.ts';
import { guidePassageId } from '../../knowledge/passages.ts';
import type { Hit } from '../../retrieval/ports.ts';
import type { Sources } from '../answer/sources.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { TurnWork } from '../records.ts';
import { answerChance } from './answerable.ts';
import { areasOf, earlierQuestions } from './context.ts';
import type { Question } from './question.ts';

/** What retrieval found for a question. */
export interface Found {
  hits: Hit[];
  /** Articles the resident named. */
  direct: Hit[];
  /** The guide to answer from; undefined: from articles alone. */
  guide: Guide | undefined;
  /** The chance that this answers the question. */
  confidence: number;
}

export async function findPassages(
  deps: FlowDeps,
  sources: Sources,
  work: TurnWork,
  question: Question,
  asOf: LocalDate,
): Promise<Found> {
  const areas = areasOf(sources.knowledge.directory, work.resident.area);
  const context = question.triage.followUp ? earlierQuestions(work).at(-1) : undefined;
  const text = condensed(question.triage.standalone);
  const leaning = context ? { context } : {};
  const { hits, direct, confidence } = await deps.retriever().search({
    text,
    ...leaning,
    asOf,
    areas,
    topic: question.triage.topic,
    limit: 20,
    kinds: ['digest', 'article'],
  });
  const matches = guidesFor(deps, sources, text, { ...leaning, areas });
  const first = matches[0];
  const sure = first !== undefined && first.chance >= deps.guides().threshold && direct.length === 0;
  const guide = question.guide ?? (sure ? first.guide : undefined);
  return {
    hits: [...guideHits(sources, guide, matches), ...hits],
    direct,
    guide,
    confidence: answerChance({
      guide: first?.chance ?? 0,
      articles: confidence,
      // A follow-up is as long as what it leans on.
      length: text.length + (context?.length ?? 0),
      topic: question.triage.topicConfidence,
    }),
  };
}

export interface GuideFound {
  guide: Guide;
  chance: number;
}

/** Guides for residents of these areas that may answer the text, likeliest first. */
export function guidesFor(
  deps: Pick<FlowDeps, 'guides'>,
  sources: Sources,
  text: string,
  options: { context?: string; areas: readonly AreaId[] },
): GuideFound[] {
  return deps
    .guides()
    .match(text, options.context === undefined ? {} : { context: options.context })
    .flatMap(({ guide: id, chance }) => {
      const guide = sources.guide(id);
      const here =
        guide && (guide.areas.length === 0 || guide.areas.some((area) => options.areas.includes(area)));
      return here ? [{ guide, chance }] : [];
    });
}

/** A long story says what it is about where it begins and what it asks where it ends. */
function condensed(text: string): string {
  return text.length <= 600 ? text : `${text.slice(0, 350)} ${text.slice(-150)}`;
}

/** Below this chance a guide is not even offered as a related matter. */
export const RELATED = 0.15;
/** Sections that a model needs beside the heart of the guide it answers from. */
const WITH_HEART = ['main', '时限', '带什么'] as const;

/** The guide answered from, more fully, then those that are near. */
function guideHits(sources: Sources, guide: Guide | undefined, matches: readonly GuideFound[]): Hit[] {
  const hit = (id: string, score: number): Hit[] => {
    const passage = sources.passage(id);
    return passage ? [{ passage, score }] : [];
  };
  const chosen = guide ? WITH_HEART.flatMap((part) => hit(guidePassageId(guide.id, part), 1)) : [];
  const near = matches
    .filter((match) => match.guide.id !== guide?.id && match.chance >= RELATED)
    .flatMap((match) => hit(guidePassageId(match.guide.id), match.chance));
  return [...chosen, ...near];
}
