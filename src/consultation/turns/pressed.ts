import type { TopicId } from '../../core/ids.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { TurnResult } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import type { Triage } from '../triage/triage.ts';
import { answerQuestion } from './question.ts';
import { say, textReply } from './results.ts';

const MOST_GUIDES = 8;

/** A common topic: what people ask most about it, as buttons. */
export function pressedTopic(deps: FlowDeps, { work }: TurnJob, id: TopicId): TurnResult {
  const { topics, guides } = deps.sources().knowledge;
  const topic = topics.find((t) => t.id === id);
  if (!topic) return say(work, { path: 'action' }, textReply(SAY.optionGone));
  const common = guides
    .filter((g) => g.topic === id)
    .toSorted((a, b) => b.priority - a.priority)
    .slice(0, MOST_GUIDES);
  return say(
    work,
    { path: 'action', topic: id },
    textReply(SAY.topicAsk(topic.label), ...common.map((g) => [BUTTONS.guide(g.title, g.id)]), [
      BUTTONS.human,
    ]),
  );
}

/** A guide chosen by a button: answered like a question with the guide's title. */
export async function pressedGuide(deps: FlowDeps, job: TurnJob, id: string): Promise<TurnResult> {
  const guide = deps.sources().guide(id);
  if (!guide) return say(job.work, { path: 'action' }, textReply(SAY.optionGone));
  const triage: Triage = {
    kind: 'question',
    smalltalk: undefined,
    topic: guide.topic,
    topicConfidence: 1,
    urgency: 'normal',
    followUp: false,
    standalone: guide.title,
    by: 'classifier',
  };
  return answerQuestion(deps, job, {
    text: guide.title,
    guide,
    triage,
    record: {
      path: 'answer',
      kind: 'question',
      topic: guide.topic,
      topicConfidence: 1,
      standalone: guide.title,
    },
  });
}
