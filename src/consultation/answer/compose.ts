import type { Answer, Claim } from '../../contracts/answer.ts';
import type { LocalDate } from '../../core/dates.ts';
import type { AreaId, TopicId } from '../../core/ids.ts';
import type { CitedText } from '../../knowledge/cited-text.ts';
import { type Guide, type GuideHeading, sectionOf } from '../../knowledge/guide.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { guidePassageId } from '../../knowledge/passages.ts';
import { guideText } from '../../retrieval/guides/guide-material.ts';
import type { Hit } from '../../retrieval/ports.ts';
import { checkClaim } from '../gate/check-claim.ts';
import { evidenceOf } from '../gate/evidence.ts';
import { ANSWER } from '../screen-text.ts';
import { CitationBook } from './citation-book.ts';
import { lawClaims, quotes } from './law-claims.ts';
import { lawFound } from './law-found.ts';
import type { Lead } from './lead.ts';
import { placesFor } from './places.ts';
import type { Sources } from './sources.ts';

export interface ComposeRequest {
  hits: readonly Hit[];
  /** Articles the resident named, or whose rule was asked for by its name; answered first. */
  direct: readonly Hit[];
  definition?: boolean;
  lead: Lead;
  topic: TopicId | undefined;
  area: AreaId | undefined;
  asOf: LocalDate;
  /** Facts the resident gave to questions of the guide. */
  facts: Readonly<Record<string, string>>;
  /** A second matter of the same message: a guide of its own. */
  second?: Guide | undefined;
}

export interface Composed {
  answer: Answer;
  /** Everything cited, for the gate. */
  passages: Map<string, Passage>;
}

const MAX_STEPS = 7;
/** Beside choices, and where nothing answers. */
const FEW_LAW = 4;
const RELATED = 2;

/** Builds an answer from guide, digests and statute text, with no model. Empty `short`: nothing to say. */
export function composeAnswer(request: ComposeRequest, sources: Sources): Composed {
  const book = new CitationBook();
  const { lead } = request;
  const guide = lead.by === 'guide' ? lead.guide : undefined;
  const named = request.direct.length > 0 && !guide;
  const parts = named ? fromNamed(request, sources, book) : partsOf(request, sources, book);
  const topic = sources.knowledge.topics.find((t) => t.id === (guide?.topic ?? request.topic));
  const keys = guide && guide.places.length > 0 ? guide.places : (topic?.places ?? ['legal-service']);
  const answer: Answer = {
    ...(guide ? { title: guide.title } : {}),
    ...parts,
    // Who asks for an article by its number wants the article, not an office.
    places: named ? [] : placesFor(sources.knowledge.directory, keys, request.area),
    citations: book.citations((passage) => sources.gist(passage)),
    related: named && !request.definition ? [] : relatedGuides(request, sources),
    writer: 'composed',
    notes: [],
  };
  return { answer, passages: book.passages() };
}

type Parts = Pick<Answer, 'short' | 'steps' | 'law' | 'deadlines' | 'bring' | 'cost' | 'pitfalls' | 'person'>;
const NOTHING: Parts = {
  short: [],
  steps: [],
  law: [],
  deadlines: [],
  bring: [],
  cost: [],
  pitfalls: [],
  person: [],
};

function partsOf(request: ComposeRequest, sources: Sources, book: CitationBook): Parts {
  const { lead } = request;
  switch (lead.by) {
    case 'guide':
      return fromGuide(lead.guide, request, sources, book);
    case 'choices':
      return fromChoices(lead.guides, request, sources, book);
    case 'articles':
      return fromArticles(request, sources, book);
    case 'near':
      return {
        ...NOTHING,
        short: [uncited(lead.close ? ANSWER.nearest : ANSWER.nothingFits)],
        law: lawClaims(found(request, sources), sources, book, FEW_LAW),
        person: [uncited(ANSWER.askAdviser)],
      };
  }
}

const uncited = (text: string): Claim => ({ text, cites: [] });
const found = (request: ComposeRequest, sources: Sources): Passage[] =>
  lawFound(request.lead, request.hits, request, sources);

function fromGuide(guide: Guide, request: ComposeRequest, sources: Sources, book: CitationBook): Parts {
  const claimOf = (line: CitedText): Claim => citedClaim(line, request.asOf, sources, book, guide);
  const section = (heading: GuideHeading, limit: number) =>
    (sectionOf(guide, heading)?.lines ?? []).slice(0, limit).map(claimOf);
  const short = section('简单说', 3);
  const known = guide.ask.flatMap((ask) => {
    const add = ask.adds.get(request.facts[ask.id] ?? '');
    return add ? [claimOf(add)] : [];
  });
  const steps = section('怎么做', MAX_STEPS);
  const deadlines = section('时限', 4);
  const cost = section('费用', 2);
  const direct = request.direct.map((hit) => hit.passage);
  return {
    short: [...known, ...short, ...(request.second ? [uncited(ANSWER.alsoAsked(request.second.title))] : [])],
    steps,
    law: lawClaims([...direct, ...found(request, sources)], sources, book),
    deadlines,
    bring: (sectionOf(guide, '带什么')?.lines ?? []).slice(0, 8).map((line) => line.text),
    cost,
    pitfalls: section('别踩坑', 3),
    person: section('找人', 2),
  };
}

/** Each guide by its title and what it says in short; pressing it gives the whole. */
function fromChoices(
  guides: readonly Guide[],
  request: ComposeRequest,
  sources: Sources,
  book: CitationBook,
): Parts {
  const choices = guides.flatMap((guide): Claim[] => {
    const line = sectionOf(guide, '简单说')?.lines[0];
    if (!line) return [];
    const { text, cites } = citedClaim(line, request.asOf, sources, book, guide);
    return [{ text: ANSWER.choice(guide.title, text), cites }];
  });
  return {
    ...NOTHING,
    short: [uncited(ANSWER.whichOne(choices.length))],
    steps: choices,
    law: lawClaims(found(request, sources), sources, book, FEW_LAW),
    person: [uncited(ANSWER.noneOfThese)],
  };
}

function fromArticles(request: ComposeRequest, sources: Sources, book: CitationBook): Parts {
  const passages = found(request, sources);
  const plain = lawClaims(passages, sources, book);
  return {
    ...NOTHING,
    short: plain.slice(0, 1),
    law: [...quotes(passages.slice(0, 1), sources, book), ...plain.slice(1)],
    // Law alone does not say what to do: a person does, or a guide that is near.
    person: plain.length > 0 ? [uncited(ANSWER.nextStep)] : [],
  };
}

function fromNamed(request: ComposeRequest, sources: Sources, book: CitationBook): Parts {
  const passages = request.direct.map((hit) => hit.passage);
  const plain = lawClaims(passages, sources, book);
  return {
    ...NOTHING,
    short: plain.slice(0, 1),
    law: [...plain.slice(1), ...quotes(passages, sources, book)],
  };
}

/**
 * A guide's line: each claim rests on the articles it names, and on the guide itself where one of them cannot be opened or
 * only our digest of it can, which may say less (numbers of a guide are held against the statutes by `laws -- check`).
 */
function citedClaim(
  line: CitedText,
  asOf: LocalDate,
  sources: Sources,
  book: CitationBook,
  guide: Guide,
): Claim {
  const passages = line.citations.flatMap((citation) => sources.source(citation, asOf) ?? []);
  const bare = line.citations.length === 0 && /[0-9一二三四五六七八九十]/.test(line.text);
  if (bare || passages.length < line.citations.length || saysMore(line, passages, sources, asOf)) {
    const own = sources.passage(guidePassageId(guide.id));
    if (own) passages.push({ ...own, body: guideText(guide) });
  }
  return { text: line.text, cites: [...new Set(passages.map((passage) => book.cite(passage)))] };
}

/** Whether a line states what the digests it rests on leave out. */
function saysMore(
  { text }: CitedText,
  passages: readonly Passage[],
  { library }: Sources,
  asOf: LocalDate,
): boolean {
  if (!passages.some(({ kind }) => kind === 'digest')) return false;
  const evidence = passages.map((passage) => evidenceOf(passage, library, asOf));
  return checkClaim(text, { evidence, library, asOf, strict: true, statesLaw: false }) !== undefined;
}

/** The choices themselves, or the second matter and what else is near. */
function relatedGuides(request: ComposeRequest, sources: Sources): { guide: string; title: string }[] {
  const { lead, second } = request;
  const guides =
    lead.by === 'choices'
      ? lead.guides
      : [
          ...(second ? [second] : []),
          ...request.hits.flatMap((hit) => sources.guide(guideIdOf(hit.passage) ?? '') ?? []),
        ].filter((guide) => lead.by !== 'guide' || guide.id !== lead.guide.id);
  return [...new Map(guides.map((guide) => [guide.id, guide])).values()]
    .slice(0, lead.by === 'choices' ? lead.guides.length : RELATED)
    .map(({ id, title }) => ({ guide: id, title }));
}

/** The guide a passage belongs to. */
export function guideIdOf(passage: Passage): string | undefined {
  return /^guide:([^#]+)#/.exec(passage.id)?.[1];
}
