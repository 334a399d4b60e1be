import type { Answer, Claim } from '../../contracts/answer.ts';
import type { LocalDate } from '../../core/dates.ts';
import type { AreaId, TopicId } from '../../core/ids.ts';
import type { CitedText } from '../../knowledge/cited-text.ts';
import { type Guide, type GuideHeading, sectionOf } from '../../knowledge/guide.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { guidePassageId } from '../../knowledge/passages.ts';
import type { Hit } from '../../retrieval/ports.ts';
import { CitationBook } from './citation-book.ts';
import { placesFor } from './places.ts';
import type { Sources } from './sources.ts';

export interface ComposeRequest {
  hits: readonly Hit[];
  /** Articles the resident named; answered first. */
  direct: readonly Hit[];
  /** The guide the answer is built on; undefined: from articles and digests alone. */
  guide: Guide | undefined;
  topic: TopicId | undefined;
  area: AreaId | undefined;
  asOf: LocalDate;
  /** Facts the resident gave to questions of the guide. */
  facts: Readonly<Record<string, string>>;
}

export interface Composed {
  answer: Answer;
  /** Everything cited, for the gate. */
  passages: Map<string, Passage>;
}

const MAX_LAW = 5;
/** How steeply places count: what retrieval puts first before what the guide names first. */
const RETRIEVAL_OFFSET = 2;
const GUIDE_OFFSET = 8;
/** An article the resident named is quoted whole up to here. */
const MAX_QUOTE = 600;
const MAX_STEPS = 7;
const NEXT_STEP =
  '上面是跟您这件事最相关的法律规定。具体怎么办还要看细节：可以点下面相关的指南，或者点「找法律顾问」，社区的法律顾问免费给您看。';

/** Builds an answer from guide, digests and statute text, with no model. Empty `short`: nothing to say. */
export function composeAnswer(request: ComposeRequest, sources: Sources): Composed {
  const book = new CitationBook();
  const parts = request.guide
    ? fromGuide(request.guide, request, sources, book)
    : fromArticles(request, sources, book);
  const { guide } = request;
  const topic = sources.knowledge.topics.find((t) => t.id === (guide?.topic ?? request.topic));
  const keys = guide && guide.places.length > 0 ? guide.places : (topic?.places ?? ['legal-service']);
  const answer: Answer = {
    ...(guide ? { title: guide.title } : {}),
    ...parts,
    // Who asks for an article by its number wants the article, not an office.
    places:
      request.direct.length > 0 && !guide ? [] : placesFor(sources.knowledge.directory, keys, request.area),
    citations: book.citations((passage) => sources.gist(passage)),
    related: request.direct.length > 0 && !guide ? [] : relatedGuides(request, sources),
    writer: 'composed',
    notes: [],
  };
  return { answer, passages: book.passages() };
}

type Parts = Pick<Answer, 'short' | 'steps' | 'law' | 'deadlines' | 'bring' | 'cost' | 'pitfalls' | 'person'>;

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
  const law = lawClaims(
    [...directPassages(request), ...rankedPassages(request, sources, guide)],
    sources,
    book,
  );
  return {
    short: [...known, ...short],
    steps,
    law,
    deadlines,
    bring: (sectionOf(guide, '带什么')?.lines ?? []).slice(0, 8).map((line) => line.text),
    cost,
    pitfalls: section('别踩坑', 3),
    person: section('找人', 2),
  };
}

function fromArticles(request: ComposeRequest, sources: Sources, book: CitationBook): Parts {
  const direct = directPassages(request);
  const plain = lawClaims(
    direct.length > 0 ? direct : rankedPassages(request, sources, undefined),
    sources,
    book,
  );
  const quoted = direct.flatMap((passage) => quoteOf(passage, sources, book)).slice(0, MAX_LAW);
  return {
    short: plain.slice(0, 1),
    steps: [],
    law: [...plain.slice(1), ...quoted],
    deadlines: [],
    bring: [],
    cost: [],
    pitfalls: [],
    // Law alone does not say what to do: a person does, or a guide that is near.
    person: direct.length > 0 ? [] : [{ text: NEXT_STEP, cites: [] }],
  };
}

/** Each passage said in plain words: our digest where there is one, else the article itself, quoted as it stands. */
function lawClaims(passages: readonly Passage[], sources: Sources, book: CitationBook): Claim[] {
  const seen = new Set<number>();
  return passages.flatMap((passage) => {
    if (seen.size >= MAX_LAW) return [];
    const n = book.cite(passage);
    if (seen.has(n)) return [];
    seen.add(n);
    return [{ text: sources.gist(passage), cites: [n] }];
  });
}

/** The article to the letter, unless the plain words before it are already that. */
function quoteOf(passage: Passage, sources: Sources, book: CitationBook): Claim[] {
  if (passage.kind !== 'article' || passage.body.length > MAX_QUOTE || sources.gist(passage) === passage.body)
    return [];
  return [{ text: `原文：「${passage.body}」`, cites: [book.cite(passage)] }];
}

function directPassages(request: ComposeRequest): Passage[] {
  return request.direct.map((hit) => hit.passage);
}

/**
 * Articles and digests to show as the law, best first: retrieval's ranking and the guide's own order, fused.
 * Digests stand for their article where it is not installed.
 */
function rankedPassages(request: ComposeRequest, sources: Sources, guide: Guide | undefined): Passage[] {
  const ranked = request.hits.flatMap((hit) => {
    const { article } = hit.passage;
    if (!article) return [];
    const passage = sources.source(article, request.asOf);
    return passage ? [passage] : [];
  });
  const own = guide?.articles.flatMap((article) => sources.source(article, request.asOf) ?? []) ?? [];
  return fused([ranked, own], [RETRIEVAL_OFFSET, GUIDE_OFFSET]);
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

/** A guide's line: each claim rests on the articles it names, or on the guide itself when none of them can be opened. */
function citedClaim(
  line: CitedText,
  asOf: LocalDate,
  sources: Sources,
  book: CitationBook,
  guide: Guide,
): Claim {
  const passages = line.citations.flatMap((citation) => sources.source(citation, asOf) ?? []);
  if (
    passages.length < line.citations.length ||
    (line.citations.length === 0 && /[0-9一二三四五六七八九十]/.test(line.text))
  ) {
    const own = sources.passage(guidePassageId(guide.id));
    if (own) passages.push(own);
  }
  return { text: line.text, cites: [...new Set(passages.map((passage) => book.cite(passage)))] };
}

function relatedGuides(request: ComposeRequest, sources: Sources): { guide: string; title: string }[] {
  const ids = request.hits.flatMap((hit) => guideIdOf(hit.passage) ?? []);
  return [...new Set(ids)]
    .filter((id) => id !== request.guide?.id)
    .slice(0, 2)
    .flatMap((id) => {
      const guide = sources.guide(id);
      return guide ? [{ guide: id, title: guide.title }] : [];
    });
}

/** The guide a passage belongs to. */
export function guideIdOf(passage: Passage): string | undefined {
  return /^guide:([^#]+)#/.exec(passage.id)?.[1];
}
