import type { Answer } from '../../contracts/answer.ts';
import type { Button, Reply } from '../../contracts/reply.ts';
import type { Guide } from '../../knowledge/guide.ts';
import { guideIdOf } from '../answer/compose.ts';
import { lawFound } from '../answer/law-found.ts';
import type { Sources } from '../answer/sources.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import { mediationAllowed, mustCallPerson } from '../handoff-rules.ts';
import type { CitationRecord, ConsultationChanges, TurnRecord, TurnResult, TurnWork } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { lettersOnly } from '../triage/letters.ts';
import type { Triage } from '../triage/triage.ts';
import { ENOUGH } from './answerable.ts';
import { callPerson } from './call-person.ts';
import { knownFacts } from './context.ts';
import { askNext } from './fact.ts';
import { type Found, findPassages } from './find-passages.ts';
import { round, rows, say, textReply } from './results.ts';
import { writeAnswer } from './write-answer.ts';

export interface Question {
  text: string;
  triage: Triage;
  record: TurnRecord;
  /** Answer from this guide, whatever retrieval thinks (a pressed button). */
  guide?: Guide;
  /** Facts learned in this very turn. */
  facts?: Record<string, string>;
}

/** A topic must be this sure before another one makes it a new matter. */
const ANOTHER_MATTER = 0.6;
/** A message of so few letters tells no story. */
const FEW_WORDS = 8;

/** Retrieval, answer, citation gate; calls a person where the rules say so. */
export async function answerQuestion(deps: FlowDeps, job: TurnJob, question: Question): Promise<TurnResult> {
  const { work } = job;
  const sources = deps.sources();
  const asOf = deps.today();
  const facts = { ...knownFacts(work), ...question.facts };

  job.stage('retrieval');
  const started = performance.now();
  const found = await findPassages(deps, sources, work, question, asOf);
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

  const certain = question.guide !== undefined || found.direct.length > 0;
  // A model may still find it further down; by itself the service has nothing to show.
  const empty =
    !deps.model && nothingNear(found.lead, found.hits, { asOf, topic: question.triage.topic }, sources);
  const answerable = certain || (found.confidence >= ENOUGH && !empty);
  if (!answerable) return noMatch(deps, work, question, found, record, consultation, sources);

  job.stage('answer');
  const written = await writeAnswer(deps, job, sources, { question, found, facts, asOf });
  const finalRecord: TurnRecord = {
    ...record,
    ...written.record,
    ms: { ...record.ms, retrieval: round(searched - started), answer: round(performance.now() - searched) },
    ...(record.notes || written.notes.length > 0
      ? { notes: [...(record.notes ?? []), ...written.notes] }
      : {}),
  };
  if (written.gated.withheld) return withheld(deps, work, question, finalRecord, consultation);

  const answer = withNotes(written.gated.answer, sources, work);
  const must = mustCallPerson(question.text, question.triage);
  const call =
    must && work.consultation?.state !== 'queued'
      ? callPerson(deps, work, must.reason, { why: must.why, wish: question.text, urgency: 'soon' })
      : undefined;
  const ask = askNext(work, found.guide, facts);
  const reply: Reply = {
    body: { type: 'answer', answer },
    buttons: answerButtons(work, sources, answer, question.triage, changes),
  };
  return {
    record: {
      ...finalRecord,
      ...(call ? { handoffReason: must!.reason } : {}),
      ...(ask ? { asked: ask.asked } : {}),
    },
    replies: (number) => [reply, ...(call ? [call.told(number ?? '')] : []), ...(ask ? [ask.reply] : [])],
    citations: byWeight(answer).map(citationRecord),
    consultation: call ? withEvent(consultation) : consultation,
    ...(call ? { handoff: call.request } : {}),
  };
}

function nothingNear(...[lead, ...rest]: Parameters<typeof lawFound>): boolean {
  return lead.by === 'near' && lawFound(lead, ...rest).length === 0;
}

/** One matter, one consultation: a confident change of topic that leans on nothing said before opens another. */
function whichConsultation(
  work: TurnWork,
  question: Question,
  changes: ConsultationChanges,
): TurnResult['consultation'] {
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
  const buttons = guides.map((g) => [BUTTONS.guide(g.title, g.id)]);
  // 超市摔了 says too little to call anybody for, and enough to ask back.
  if (guides.length > 0 && lettersOnly(question.text).length <= FEW_WORDS)
    return say(
      work,
      { ...record, path: 'unclear' },
      textReply(SAY.whichOfThese, ...buttons, [BUTTONS.human]),
    );
  const suggestions = guides.length > 0 ? [textReply(SAY.resultsOfSuggestions, ...buttons)] : [];
  if (work.consultation?.state === 'queued') {
    return {
      record: { ...record, path: 'no-match' },
      replies: () => [textReply(SAY.noMatch), ...suggestions],
      citations: [],
      consultation,
    };
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

function withheld(
  deps: FlowDeps,
  work: TurnWork,
  question: Question,
  record: TurnRecord,
  consultation: TurnResult['consultation'],
): TurnResult {
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

function answerButtons(
  work: TurnWork,
  sources: Sources,
  answer: Answer,
  triage: Triage,
  changes: ConsultationChanges,
): Button[][] {
  const turn = work.turn.id;
  const topic = sources.knowledge.topics.find((t) => t.id === changes.topic);
  const dispute = triage.kind === 'dispute' || (topic !== undefined && topic.disputeType !== '其他');
  const mediate = dispute && mediationAllowed(work.consultation?.flags ?? [], sources.knowledge.safety);
  return [
    [BUTTONS.articles(turn), BUTTONS.rephrase(turn)],
    [...(mediate ? [BUTTONS.mediate] : []), BUTTONS.human],
    [BUTTONS.useful(turn), BUTTONS.useless(turn)],
    ...rows(
      answer.related.map((r) => BUTTONS.guide(r.title, r.guide)),
      1,
    ),
    ...(work.resident.area ? [] : [[BUTTONS.areas]]),
  ];
}

/** What the law part rests on first, then the rest in the order of the answer. */
function byWeight({ law, citations }: Answer): Answer['citations'] {
  const first = new Set(law.flatMap((claim) => claim.cites));
  return [...citations.filter((c) => first.has(c.n)), ...citations.filter((c) => !first.has(c.n))];
}

function citationRecord(c: Answer['citations'][number]): CitationRecord {
  return {
    passageId: c.passageId,
    kind: c.kind,
    statute: c.statute,
    article: c.article,
    versionId: c.versionId,
  };
}
