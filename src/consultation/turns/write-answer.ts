import type { LocalDate } from '../../core/dates.ts';
import { describeError } from '../../core/errors.ts';
import { maskPersonal } from '../../core/masking.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Hit } from '../../retrieval/ports.ts';
import { composeAnswer } from '../answer/compose.ts';
import { aspectFirst, focusOn } from '../answer/focus.ts';
import { composeFromModel } from '../answer/from-model.ts';
import type { Sources } from '../answer/sources.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { Gated } from '../gate/gate.ts';
import type { TurnRecord } from '../records.ts';
import { earlierQuestions } from './context.ts';
import type { Found } from './find-passages.ts';
import type { Question } from './question.ts';

export interface Written {
  gated: Gated;
  record: Partial<TurnRecord>;
  notes: string[];
}

/** By the model from the passages, gated; when it fails or nothing of it stands, composed, and gated just the same. */
export async function writeAnswer(
  deps: FlowDeps,
  job: TurnJob,
  sources: Sources,
  context: { question: Question; found: Found; facts: Record<string, string>; asOf: LocalDate },
): Promise<Written> {
  const { question, found, facts, asOf } = context;
  const complete = composeAnswer(
    {
      hits: found.hits,
      direct: found.direct,
      definition: found.definition,
      lead: found.lead,
      second: found.second,
      topic: question.triage.topic,
      area: job.work.resident.area,
      asOf,
      facts,
    },
    sources,
  );
  const focus = question.triage.followUp ? focusOn : aspectFirst;
  const composed = { ...complete, answer: focus(question.text, complete.answer) };
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
        prompts: [...(before?.prompts ?? []), usage.prompt],
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
  return {
    gated,
    record: { writer: 'composed', dropped: gated.dropped.map((d) => `${d.part}：${d.reason}`) },
    notes,
  };
}

const MODEL_PASSAGES = 14;

/** What the model may write from: the passages of the composed answer, then the next best, articles in force in place of digests. */
function modelPassages(
  cited: Map<string, Passage>,
  hits: readonly Hit[],
  sources: Sources,
  asOf: LocalDate,
): Passage[] {
  const result = new Map<string, Passage>();
  const guides = hits
    .filter((hit) => hit.passage.kind === 'guide')
    .slice(0, 4)
    .map((hit) => hit.passage);
  const others = hits.flatMap(({ passage }) =>
    passage.article ? (sources.source(passage.article, asOf) ?? []) : [],
  );
  for (const passage of [...guides.slice(0, 2), ...cited.values(), ...guides.slice(2), ...others]) {
    if (result.size >= MODEL_PASSAGES) break;
    result.set(passage.id, passage);
  }
  return [...result.values()];
}
