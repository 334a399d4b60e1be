import type { Answer } from '../../contracts/answer.ts';
import type { Button, Reply } from '../../contracts/reply.ts';
import type { LocalDate } from '../../core/dates.ts';
import { describeError } from '../../core/errors.ts';
import { maskPersonal } from '../../core/masking.ts';
import type { Guide } from '../../knowledge/guide.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Hit } from '../../retrieval/ports.ts';
import { composeAnswer, guideIdOf } from '../answer/compose.ts';
import { composeFromModel } from '../answer/from-model.ts';
import type { Sources } from '../answer/sources.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { Gated } from '../gate/gate.ts';
import { mediationAllowed, mustCallPerson } from '../handoff-rules.ts';
import type { CitationRecord, ConsultationChanges, TurnRecord, TurnResult, TurnWork } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import type { Triage } from '../triage/triage.ts';
import { callPerson } from './call-person.ts';
import { areasOf, earlierQuestions, knownFacts } from './context.ts';
import { askNext } from './fact.ts';
import { openOrCurrent, rows, textReply } from './results.ts';
import { round } from './text.ts';

export interface Question {
  text: string;
  triage: Triage;
  record: TurnRecord;
  /** Answer from this guide, whatever retrieval thinks (a pressed button). */
  guide?: Guide;
  /** Facts learned in this very turn. */
  facts?: Record<string, string>;
}

interface Found {
  hits: Hit[];
  direct: Hit[];
  guide: Guide | undefined;
  confidence: number;
}

/** Below this chance that the passages answer the question, we say that we found nothing. */
const ENOUGH = 0.25;
/** A topic must be this sure before another one makes it a new matter. */
const ANOTHER_MATTER = 0.6;

/** Retrieval, answer, citation gate; calls a person where the rules say so. */
export async function answerQuestion(deps: FlowDeps, job: TurnJob, question: Question): Promise<TurnResult> {
  const { work } = job;
  const sources = deps.sources();
  const asOf = deps.today();
  const facts = { ...knownFacts(work), ...question.facts };

  job.stage('retrieval');
  const started = performance.now();
  const found = await find(deps, sources, work, question, asOf);
  const searched = performance.now();

  const changes: ConsultationChanges = {
    topic: question.guide?.topic ?? found.guide?.topic ?? question.triage.topic,
    kind: question.triage.kind,
    urgency: question.triage.urgency,
  };
  const consultation = whichConsultation(work, question, changes);
  const record: TurnRecord = {
    ...question.record,
    topic: changes.topic ?? question.triage.topic,
    confidence: round(found.confidence),
    passages: found.hits.slice(0, 10).map((hit) => hit.passage.id),
    ...(question.facts ? { facts: question.facts } : {}),
  };

  const answerable = question.guide !== undefined || found.direct.length > 0 || found.confidence >= ENOUGH;
  if (!answerable) return noMatch(deps, work, question, found, record, consultation, sources);

  job.stage('answer');
  const written = await write(deps, job, sources, { question, found, facts, asOf });
  const finalRecord: TurnRecord = {
    ...record,
    ...written.record,
    ms: { ...record.ms, retrieval: round(searched - started), answer: round(performance.now() - searched) },
    ...(record.notes || written.notes.length > 0 ? { notes: [...(record.notes ?? []), ...written.notes] } : {}),
  };
  if (written.gated.withheld) return withheld(deps, work, question, finalRecord, consultation);

  const answer = withNotes(written.gated.answer, sources, work);
  const must = mustCallPerson(question.text, question.triage);
  const call = must && work.consultation?.state !== 'queued'
    ? callPerson(deps, work, must.reason, { why: must.why, wish: question.text, urgency: 'soon' })
    : undefined;
  const ask = askNext(work, found.guide, facts);
  const reply: Reply = { body: { type: 'answer', answer }, buttons: answerButtons(work, sources, answer, question.triage, changes) };
  return {
    record: { ...finalRecord, ...(call ? { handoffReason: must!.reason } : {}), ...(ask ? { asked: ask.asked } : {}) },
    replies: (number) => [reply, ...(call ? [call.told(number ?? '')] : []), ...(ask ? [ask.reply] : [])],
    citations: byWeight(answer).map(citationRecord),
    consultation: call ? withEvent(consultation) : consultation,
    ...(call ? { handoff: call.request } : {}),
  };
}

async function find(deps: FlowDeps, sources: Sources, work: TurnWork, question: Question, asOf: LocalDate): Promise<Found> {
  const areas = areasOf(sources.knowledge.directory, work.resident.area);
  const context = question.triage.followUp ? earlierQuestions(work).at(-1) : undefined;
  const query = { text: condensed(question.triage.standalone), ...(context ? { context } : {}), asOf, areas, topic: question.triage.topic };
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

interface Written {
  gated: Gated;
  record: Partial<TurnRecord>;
  notes: string[];
}

/** By the model from the passages, gated; when it fails or nothing of it stands, composed, and gated just the same. */
async function write(
  deps: FlowDeps,
  job: TurnJob,
  sources: Sources,
  context: { question: Question; found: Found; facts: Record<string, string>; asOf: LocalDate },
): Promise<Written> {
  const { question, found, facts, asOf } = context;
  const composed = composeAnswer(
    {
      hits: found.hits,
      direct: found.direct,
      guide: found.guide,
      topic: question.triage.topic,
      area: job.work.resident.area,
      asOf,
      facts,
    },
    sources,
  );
  const notes: string[] = [];
  if (deps.model) {
    try {
      const passages = modelPassages(composed.passages, found.hits, sources, asOf);
      const known = Object.values(facts).length > 0 ? [`居民补充：${Object.values(facts).join('；')}`] : [];
      const { answer, usage } = await deps.model.answer({
        question: maskPersonal(question.text),
        earlier: [...earlierQuestions(job.work), ...known].map(maskPersonal),
        passages,
        asOf,
        signal: job.signal,
        onProgress: (text) => job.delta(text),
      });
      const whole = composeFromModel(answer, composed.answer, passages, sources);
      const gated = deps.gate(whole, new Map(passages.map((p) => [p.id, p])), sources.library, asOf);
      const before = question.record.model;
      const model = {
        name: usage.model,
        inputTokens: usage.inputTokens + (before?.inputTokens ?? 0),
        outputTokens: usage.outputTokens + (before?.outputTokens ?? 0),
        cost: usage.cost + (before?.cost ?? 0),
      };
      const dropped = gated.dropped.map((d) => `${d.part}：${d.reason}`);
      if (!gated.withheld) return { gated, record: { writer: 'model', model, dropped }, notes };
      notes.push(`模型的答复没有通过核对，改用整理的答复：${dropped.join('；')}`);
    } catch (error) {
      if (job.signal.aborted) throw error;
      deps.logger.warn({ error, turn: job.work.turn.id }, 'model gave no answer, composed one used');
      notes.push(`模型不可用，改用整理的答复：${describeError(error)}`);
    }
  }
  const gated = deps.gate(composed.answer, composed.passages, sources.library, asOf);
  return { gated, record: { writer: 'composed', dropped: gated.dropped.map((d) => `${d.part}：${d.reason}`) }, notes };
}

const MODEL_PASSAGES = 14;

/** What the model may write from: the passages of the composed answer, then the next best, articles in force in place of digests. */
function modelPassages(cited: Map<string, Passage>, hits: readonly Hit[], sources: Sources, asOf: LocalDate): Passage[] {
  const result = new Map<string, Passage>();
  const guides = hits.filter((hit) => hit.passage.kind === 'guide').slice(0, 4).map((hit) => hit.passage);
  const others = hits.flatMap(({ passage }) => (passage.article ? (sources.source(passage.article, asOf) ?? []) : []));
  for (const passage of [...guides.slice(0, 2), ...cited.values(), ...guides.slice(2), ...others]) {
    if (result.size >= MODEL_PASSAGES) break;
    result.set(passage.id, passage);
  }
  return [...result.values()];
}

/** One matter, one consultation: a confident change of topic that leans on nothing said before opens another. */
function whichConsultation(work: TurnWork, question: Question, changes: ConsultationChanges): TurnResult['consultation'] {
  const { consultation } = work;
  if (!consultation) return { use: 'new', changes };
  const another =
    consultation.state === 'open' &&
    consultation.topic !== undefined &&
    !question.triage.followUp &&
    question.facts === undefined &&
    consultation.topic !== changes.topic &&
    question.triage.topicConfidence >= ANOTHER_MATTER;
  return another ? { use: 'new', closing: 'answered-by-bot', changes } : { use: 'current', changes };
}

function withEvent(consultation: TurnResult['consultation']): TurnResult['consultation'] {
  if (consultation.use === 'none') return consultation;
  return { ...consultation, changes: { ...consultation.changes, event: 'call-person' } };
}

function noMatch(
  deps: FlowDeps,
  work: TurnWork,
  question: Question,
  found: Found,
  record: TurnRecord,
  consultation: TurnResult['consultation'],
  sources: Sources,
): TurnResult {
  const ids = [...new Set(found.hits.flatMap((hit) => guideIdOf(hit.passage) ?? []))].slice(0, 3);
  const guides = ids.flatMap((id) => sources.guide(id) ?? []);
  const suggestions = guides.length > 0
    ? [textReply(SAY.resultsOfSuggestions, ...guides.map((g) => [BUTTONS.guide(g.title, g.id)]))]
    : [];
  if (work.consultation?.state === 'queued') {
    return { record: { ...record, path: 'no-match' }, replies: () => [textReply(SAY.noMatch), ...suggestions], citations: [], consultation };
  }
  const call = callPerson(deps, work, 'no-match', { wish: question.text });
  return {
    record: { ...record, path: 'no-match', handoffReason: 'no-match' },
    replies: (number) => [textReply(SAY.noMatch), call.told(number ?? ''), ...suggestions],
    citations: [],
    consultation: withEvent(consultation),
    handoff: call.request,
  };
}

function withheld(deps: FlowDeps, work: TurnWork, question: Question, record: TurnRecord, consultation: TurnResult['consultation']): TurnResult {
  const call = callPerson(deps, work, 'withheld', { wish: question.text });
  return {
    record: { ...record, path: 'withheld', handoffReason: 'withheld' },
    replies: (number) => [textReply(SAY.withheld), call.told(number ?? '')],
    citations: [],
    consultation: withEvent(consultation),
    handoff: call.request,
  };
}

function withNotes(answer: Answer, sources: Sources, work: TurnWork): Answer {
  const notes = [...answer.notes];
  if (sources.knowledge.directory.sample && answer.places.length > 0) notes.push(SAY.notes.sample);
  if (!work.resident.area) notes.push(SAY.notes.chooseArea);
  if (!sources.installed) notes.push(SAY.notes.noStatutes);
  return { ...answer, notes };
}

function answerButtons(work: TurnWork, sources: Sources, answer: Answer, triage: Triage, changes: ConsultationChanges): Button[][] {
  const turn = work.turn.id;
  const topic = sources.knowledge.topics.find((t) => t.id === changes.topic);
  const dispute = triage.kind === 'dispute' || (topic !== undefined && topic.disputeType !== '其他');
  const mediate = dispute && mediationAllowed(work.consultation?.flags ?? [], sources.knowledge.safety);
  return [
    [BUTTONS.articles(turn), BUTTONS.rephrase(turn)],
    [...(mediate ? [BUTTONS.mediate] : []), BUTTONS.human],
    [BUTTONS.useful(turn), BUTTONS.useless(turn)],
    ...rows(answer.related.map((r) => BUTTONS.guide(r.title, r.guide)), 1),
    ...(work.resident.area ? [] : [[BUTTONS.areas]]),
  ];
}

/** What the law part rests on first, then the rest in the order of the answer. */
function byWeight({ law, citations }: Answer): Answer['citations'] {
  const first = new Set(law.flatMap((claim) => claim.cites));
  return [...citations.filter((c) => first.has(c.n)), ...citations.filter((c) => !first.has(c.n))];
}

function citationRecord(c: Answer['citations'][number]): CitationRecord {
  return { passageId: c.passageId, kind: c.kind, statute: c.statute, article: c.article, versionId: c.versionId };
}
