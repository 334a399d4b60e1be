import { takeTurn } from '../consultation/flow.ts';
import type { FlowDeps } from '../consultation/flow-deps.ts';
import { ENOUGH } from '../consultation/turns/answerable.ts';
import { areasOf } from '../consultation/turns/context.ts';
import { guidesFor } from '../consultation/turns/find-passages.ts';
import { loneTurn } from '../consultation/turns/lone-turn.ts';
import type { RankedPassage, Trial } from '../contracts/console/knowledge.ts';
import type { LocalDate } from '../core/dates.ts';
import type { AreaId } from '../core/ids.ts';
import type { Hit } from '../retrieval/ports.ts';

const SHOWN = 20;

/** What every stage makes of a question, and the answer it would get; nothing of it is kept. */
export async function tryQuestion(
  deps: FlowDeps,
  asked: { text: string; area: AreaId | undefined; asOf: LocalDate; signal: AbortSignal },
): Promise<Trial> {
  const { text, area, asOf, signal } = asked;
  const sources = deps.sources();
  const areas = areasOf(sources.knowledge.directory, area);
  const triage = deps.classify({ text, earlier: [], topic: undefined });
  const { topic } = triage;
  const guides = guidesFor(deps, sources, text, { areas });
  const { hits, direct } = await deps
    .retriever()
    .search({ text, asOf, areas, topic, limit: SHOWN, kinds: ['digest', 'article'] });
  const job = { ...loneTurn(text, deps.clock.now(), area), signal };
  const { record, replies } = await takeTurn({ ...deps, today: () => asOf }, job);
  const bodies = replies(undefined).map(({ body }) => body);
  return {
    emergency: deps.safety()(text, [])?.label ?? null,
    kind: record.kind ?? triage.kind,
    topic: record.topic ?? topic,
    topicChance: record.topicConfidence ?? triage.topicConfidence,
    threshold: deps.guides().threshold,
    guides: guides.map(({ guide, chance }) => ({ id: guide.id, title: guide.title, chance })),
    named: direct.map(ranked),
    passages: hits.map(ranked),
    confidence: record.confidence ?? null,
    enough: ENOUGH,
    path: record.path,
    dropped: record.dropped ?? [],
    answer: bodies.find((body) => body.type === 'answer')?.answer ?? null,
    said: bodies.flatMap((body) => ('text' in body ? [body.text] : [])),
    ms: record.ms ?? {},
  };
}

export function ranked({ passage, score, features }: Hit): RankedPassage {
  const { id, kind, title, path, body } = passage;
  return {
    id,
    kind,
    title: [title, path].filter(Boolean).join(' · '),
    body,
    score,
    features: features ?? {},
  };
}
