import type { LocalDate } from '../../core/dates.ts';
import type { AreaId } from '../../core/ids.ts';
import type { Guide } from '../../knowledge/guide.ts';
import { guidePassageId } from '../../knowledge/passages.ts';
import type { Hit, RetrievalResult } from '../../retrieval/ports.ts';
import { type Lead, leadBy } from '../answer/lead.ts';
import type { Sources } from '../answer/sources.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { TurnWork } from '../records.ts';
import { guidesNamed } from '../triage/keyword.ts';
import { answerChance } from './answerable.ts';
import { areasOf, earlierQuestions } from './context.ts';
import { mattersIn } from './matters.ts';
import type { Question } from './question.ts';

/** What retrieval found for a question. */
export interface Found {
  hits: Hit[];
  /** Articles the resident named, or whose rule was asked for by its name. */
  direct: Hit[];
  /** It was asked for by its name. */
  definition: boolean;
  lead: Lead;
  /** The guide to answer from, where one leads. */
  guide: Guide | undefined;
  /** A second matter of the message, named beside the answer to the first. */
  second: Guide | undefined;
  /** The chance that this answers the question. */
  confidence: number;
}

/** Digests and their articles, in pairs. */
const LIMIT = 20;
/** A guide below this chance is no choice, nor is one far behind the first. */
const LEAST_CHOICE = 0.1;
const BEHIND = 0.2;
const CHOICES = 3;
const MATTERS = 3;
/** What follows 另外 is a matter of its own, so a likely guide is enough to name it. */
const LIKELY = 0.4;
/** From this chance of its first article on, what was found is said to be near; below, not to fit. */
const CLOSE = 0.15;

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
  const found = await deps.retriever().search({
    text,
    ...leaning,
    asOf,
    areas,
    topic: question.triage.topic,
    limit: LIMIT,
    kinds: ['digest', 'article'],
  });
  const { hits } = found;
  const direct = found.direct.length > 0 ? found.direct : found.asked;
  const matches = guidesFor(deps, sources, text, { ...leaning, areas });
  const { threshold } = deps.guides();
  const parts = context || direct.length > 0 ? [] : mattersIn(text).slice(0, MATTERS);
  const matters =
    parts.length > 1 ? parts.flatMap((part) => guidesFor(deps, sources, part, { areas })[0] ?? []) : [];
  const named = context || direct.length > 0 ? [] : guidesNamed(guidesOf(sources, areas), text);
  const chosen: Lead = question.guide
    ? { by: 'guide', guide: question.guide }
    : chooseLead(
        matches,
        matters.find(({ chance }) => chance >= threshold)?.guide,
        { direct, lead: found.lead },
        threshold,
      );
  const lead: Lead =
    named.length > 0 && chosen.by !== 'guide'
      ? { by: 'choices', guides: likeliest(named, matches).slice(0, CHOICES) }
      : chosen;
  const guide = lead.by === 'guide' ? lead.guide : undefined;
  return {
    hits: [...guideHits(sources, lead, matches, question.triage), ...hits],
    direct,
    definition: found.direct.length === 0 && found.asked.length > 0,
    lead,
    guide,
    second: guide && !question.guide ? secondMatter(matters, guide) : undefined,
    // A bare word that guides have is answered with them.
    confidence:
      named.length > 0
        ? 1
        : answerChance({
            guide: matches[0]?.chance ?? 0,
            articles: found.confidence,
            lead: found.lead,
            // A follow-up is as long as what it leans on.
            length: text.length + (context?.length ?? 0),
            topic: question.triage.topicConfidence,
          }),
  };
}

function secondMatter(matters: readonly GuideFound[], first: Guide): Guide | undefined {
  return matters.find(({ guide, chance }) => guide.id !== first.id && chance >= LIKELY)?.guide;
}

function chooseLead(
  matches: readonly GuideFound[],
  /** The guide of the first of several matters, surely. */
  matter: Guide | undefined,
  { direct, lead: article }: Pick<RetrievalResult, 'direct' | 'lead'>,
  threshold: number,
): Lead {
  const first = matches[0];
  const offered = matches
    .filter(({ chance }) => chance >= Math.max(LEAST_CHOICE, BEHIND * (first?.chance ?? 0)))
    .slice(0, CHOICES);
  const guides = offered.reduce((sum, { chance }) => sum + chance, 0);
  if (matter && (first?.chance ?? 0) < threshold) return { by: 'guide', guide: matter };
  const by = leadBy({ sure: (first?.chance ?? 0) >= threshold && direct.length === 0, guides, article });
  if (by === 'guide' && first) return { by, guide: first.guide };
  if (by === 'choices') return { by, guides: offered.map(({ guide }) => guide) };
  if (by === 'near') return { by, close: article >= CLOSE };
  return { by: 'articles' };
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
      return guide && isFor(guide, options.areas) ? [{ guide, chance }] : [];
    });
}

/** The one that the matcher puts first, then the others in their order. */
function likeliest(named: readonly Guide[], matches: readonly GuideFound[]): Guide[] {
  const first = matches.find(({ guide }) => named.includes(guide))?.guide;
  return first ? [first, ...named.filter((guide) => guide !== first)] : [...named];
}

function guidesOf(sources: Sources, areas: readonly AreaId[]): Guide[] {
  return sources.knowledge.guides.filter((guide) => isFor(guide, areas));
}

function isFor(guide: Guide, areas: readonly AreaId[]): boolean {
  return guide.areas.length === 0 || guide.areas.some((area) => areas.includes(area));
}

/** A long story says what it is about where it begins and what it asks where it ends. */
function condensed(text: string): string {
  return text.length <= 600 ? text : `${text.slice(0, 350)} ${text.slice(-150)}`;
}

/** Below this chance a guide is not even offered as a related matter. */
export const RELATED = 0.15;
const CLEAR_TOPIC = 0.5;
const LEAST_ON_TOPIC = 0.03;
/** Sections that a model needs beside the heart of the guide it answers from. */
const WITH_HEART = ['main', '时限', '带什么'] as const;

/** The guide answered from, more fully, then those that are near. */
function guideHits(
  sources: Sources,
  lead: Lead,
  matches: readonly GuideFound[],
  { topic, topicConfidence }: Question['triage'],
): Hit[] {
  const guide = lead.by === 'guide' ? lead.guide : undefined;
  // Where nothing answers, a guide of the same topic is a way on, even an unlikely one.
  const onTopic = lead.by === 'near' && topicConfidence >= CLEAR_TOPIC ? topic : undefined;
  const isNear = ({ guide: other, chance }: GuideFound) =>
    chance >= RELATED || (other.topic === onTopic && chance >= LEAST_ON_TOPIC);
  const hit = (id: string, score: number): Hit[] => {
    const passage = sources.passage(id);
    return passage ? [{ passage, score }] : [];
  };
  const chosen = guide ? WITH_HEART.flatMap((part) => hit(guidePassageId(guide.id, part), 1)) : [];
  const near = matches
    .filter((match) => match.guide.id !== guide?.id && isNear(match))
    .flatMap((match) => hit(guidePassageId(match.guide.id), match.chance));
  return [...chosen, ...near];
}
