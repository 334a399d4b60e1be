import type { Reply } from '../../contracts/reply.ts';
import type { Guide, GuideAsk } from '../../knowledge/guide.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { Turn, TurnRecord, TurnResult, TurnWork } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { factsAsked, knownFacts } from './context.ts';
import { answerQuestion } from './question.ts';
import { rows, say, textReply } from './results.ts';

/** Missing facts that change the answer are asked for one at a time, at most two in a consultation. */
const MOST = 2;

export function askNext(
  work: TurnWork,
  guide: Guide | undefined,
  facts: Readonly<Record<string, string>>,
): { asked: { guide: string; ask: string }; reply: Reply } | undefined {
  if (!guide || factsAsked(work) >= MOST) return undefined;
  const skipped = new Set(work.earlier.flatMap(({ turn }) => turn.record?.asked?.ask ?? []));
  const ask = guide.ask.find((a) => facts[a.id] === undefined && !skipped.has(a.id));
  if (!ask) return undefined;
  const turn = work.turn.id;
  const options = ask.options.map((option, i) => BUTTONS.option(option, turn, i));
  return {
    asked: { guide: guide.id, ask: ask.id },
    reply: {
      body: { type: 'question', text: `${SAY.askBecause}${ask.question}` },
      buttons: [...rows(options, 3), [BUTTONS.skip(turn)]],
    },
  };
}

/** The resident typed one of the options of the question just asked, instead of pressing it. */
export function matchTypedOption(
  deps: FlowDeps,
  work: TurnWork,
  text: string,
): { turn: Turn; option: number } | undefined {
  const last = work.earlier.at(-1)?.turn;
  const pending = last && askOf(deps, last);
  if (!last || !pending) return undefined;
  const said = text.replace(/[\s。！，,.!]/g, '');
  const option = pending.ask.options.findIndex((o) => o === said || `${o}的` === said);
  return option < 0 ? undefined : { turn: last, option };
}

function askOf(deps: FlowDeps, turn: Turn): { guide: Guide; ask: GuideAsk } | undefined {
  const asked = turn.record?.asked;
  const guide = asked && deps.sources().guide(asked.guide);
  const ask = guide?.ask.find((a) => a.id === asked?.ask);
  return guide && ask ? { guide, ask } : undefined;
}

/** An option pressed or typed: the answer again, with what the fact adds first. */
export async function takeOption(
  deps: FlowDeps,
  job: TurnJob,
  turn: Turn,
  index: number,
): Promise<TurnResult> {
  const { work } = job;
  const pending = askOf(deps, turn);
  const option = pending?.ask.options[index];
  if (!pending || option === undefined) return say(work, { path: 'action' }, textReply(SAY.optionGone));
  const { guide, ask } = pending;
  const facts = { [ask.id]: option };
  const before = turn.record;
  const standalone = `${before?.standalone ?? guide.title} ${option}`;
  const add = ask.adds.get(option);
  if (!add) {
    // The option changes nothing in the guide: ask the next thing, or leave it at the answer given.
    const next = askNext(work, guide, { ...knownFacts(work), ...facts });
    const record: TurnRecord = {
      path: 'ask-fact',
      facts,
      standalone,
      ...(next ? { asked: next.asked } : {}),
    };
    return say(work, record, next ? next.reply : textReply(SAY.skipped, [BUTTONS.human]));
  }
  return answerQuestion(deps, job, {
    text: standalone,
    guide,
    facts,
    record: { path: 'answer', kind: before?.kind ?? 'question', standalone, followUp: true },
    triage: {
      kind: before?.kind ?? 'question',
      smalltalk: undefined,
      topic: guide.topic,
      topicConfidence: 1,
      urgency: before?.urgency ?? 'normal',
      followUp: true,
      standalone,
      by: 'classifier',
    },
  });
}

export function skipFact(deps: FlowDeps, job: TurnJob, turn: Turn): TurnResult {
  const pending = askOf(deps, turn);
  const next = pending && askNext(job.work, pending.guide, knownFacts(job.work));
  const record: TurnRecord = { path: 'ask-fact', ...(next ? { asked: next.asked } : {}) };
  return say(job.work, record, next ? next.reply : textReply(SAY.skipped));
}
