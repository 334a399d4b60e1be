import { maskPersonal } from '../../core/masking.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { TurnRecord, TurnResult } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import type { Triage } from '../triage/triage.ts';
import { askForPerson, complain } from './ask-for-person.ts';
import { earlierQuestions, earlierTexts } from './context.ts';
import { emergency } from './emergency.ts';
import { matchTypedOption, takeOption } from './fact.ts';
import { answerQuestion } from './question.ts';
import { round, say, textReply } from './results.ts';

/** Longer pastes are read up to here: 20,000 characters hold no clearer question than their first 4,000. */
const READ = 4000;

export async function takeText(
  deps: FlowDeps,
  job: TurnJob,
  raw: string,
  edited: boolean,
): Promise<TurnResult> {
  const { work } = job;
  const text = raw.slice(0, READ).trim();

  // Safety reads the whole message, before anything else and before any model.
  const hit = deps.safety()(raw, earlierTexts(work));
  if (hit) return emergency(deps, job, hit, text);

  const typed = matchTypedOption(deps, work, text);
  if (typed) return takeOption(deps, job, typed.turn, typed.option);

  const { triage, record } = await triageText(deps, job, text);
  const result = await byKind(deps, job, text, triage, record);
  if (raw.length <= READ && !edited) return result;
  const remark = edited ? SAY.edited : SAY.tooLong(READ);
  return { ...result, replies: (number) => [textReply(remark), ...result.replies(number)] };
}

function byKind(
  deps: FlowDeps,
  job: TurnJob,
  text: string,
  triage: Triage,
  record: TurnRecord,
): TurnResult | Promise<TurnResult> {
  const { work } = job;
  switch (triage.kind) {
    case 'smalltalk': {
      const about = triage.smalltalk ?? 'greeting';
      const buttons = about === 'abuse' ? [BUTTONS.human] : [];
      return say(work, { ...record, path: 'smalltalk' }, textReply(SAY.smalltalk[about], buttons));
    }
    case 'not-legal':
      return say(work, { ...record, path: 'not-legal' }, textReply(SAY.notLegal));
    case 'unclear':
      return say(work, { ...record, path: 'unclear' }, textReply(SAY.unclear, [BUTTONS.human, BUTTONS.help]));
    case 'person':
      return askForPerson(deps, work, { record, wish: text });
    case 'complaint':
      return complain(deps, job, text, triage, record);
    case 'question':
    case 'service':
    case 'dispute':
      return answerQuestion(deps, job, { text, triage, record });
  }
}

/** By the model where there is one; when it does not answer, by our own classifier, with a note. */
async function triageText(
  deps: FlowDeps,
  job: TurnJob,
  text: string,
): Promise<{ triage: Triage; record: TurnRecord }> {
  job.stage('triage');
  const { work } = job;
  const input = { text, earlier: earlierQuestions(work), topic: work.consultation?.topic };
  const own = deps.classify(input);
  const started = performance.now();
  let triage = own;
  const notes: string[] = [];
  let model: TurnRecord['model'];
  // A greeting or a cry for a person needs no model to be understood.
  if (deps.model && !['smalltalk', 'person'].includes(own.kind)) {
    const topics = deps.sources().knowledge.topics;
    const masked = { ...input, text: maskPersonal(text), earlier: input.earlier.map(maskPersonal) };
    try {
      const read = await deps.model.triage(masked, topics, job.signal);
      triage = read.triage;
      model = {
        name: read.usage.model,
        prompts: [read.usage.prompt],
        inputTokens: read.usage.inputTokens,
        outputTokens: read.usage.outputTokens,
        cost: read.usage.cost,
      };
    } catch (error) {
      if (job.signal.aborted) throw error;
      deps.logger.warn({ error, turn: work.turn.id }, 'triage by model failed, own classifier used');
      notes.push('分类模型不可用，用了自带分类');
    }
  }
  const record: TurnRecord = {
    path: 'answer',
    kind: triage.kind,
    topic: triage.topic,
    topicConfidence: round(triage.topicConfidence),
    urgency: triage.urgency,
    followUp: triage.followUp,
    standalone: maskPersonal(triage.standalone),
    ...(model ? { model } : {}),
    ms: { triage: round(performance.now() - started) },
    ...(notes.length > 0 ? { notes } : {}),
  };
  return { triage, record };
}
