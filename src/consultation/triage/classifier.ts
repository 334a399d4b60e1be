import type { TopicId } from '../../core/ids.ts';
import { isFollowUp, standaloneOf } from './follow-up.ts';
import { guidesNamed } from './keyword.ts';
import { kindOf } from './kind.ts';
import { isGibberish, lettersOnly, withoutCourtesy } from './letters.ts';
import { smalltalkOf } from './smalltalk.ts';
import { createTopicModel, type Features, type TopicKnowledge, topicExamples } from './topic-model.ts';
import type { Kind, Smalltalk, Triage, TriageInput } from './triage.ts';
import { urgencyOf } from './urgency.ts';

/** The rest of a 20,000-character paste says nothing more about its topic. */
const READ = 1500;
/** The topic when nothing is known about a message. */
const CATCH_ALL = '综合咨询' as TopicId;
/** From here on a topic is clear enough to tell a new matter from a follow-up. */
const CLEAR = 0.35;

export interface TriageClassifier {
  triage(input: TriageInput): Triage;
  /** Every topic with its probability, for measuring. */
  topics(text: string): { topic: TopicId; probability: number }[];
}

/**
 * Triage without a model: topic by a model trained on knowledge/ at the start (topic-model.ts), kind, urgency and
 * follow-up by rules whose words are in the files beside this one.
 */
export function createClassifier(knowledge: TopicKnowledge, features?: Features): TriageClassifier {
  const model = createTopicModel(knowledge.topics, topicExamples(knowledge), features);
  const keywords = knowledge.topics
    .flatMap((topic) => topic.keywords)
    .map((keyword) => keyword.toLowerCase());
  const matters = new Set(keywords.filter((keyword) => keyword.length >= 2));
  const fallback =
    knowledge.topics.find(({ id }) => id === CATCH_ALL)?.id ?? knowledge.topics[0]?.id ?? CATCH_ALL;

  const topicsOf = (text: string) => model.score(text.slice(0, READ));
  const namesMatter = (text: string) => {
    const lower = text.toLowerCase();
    for (const keyword of matters) if (lower.includes(keyword)) return true;
    return false;
  };

  const triage = ({ text, earlier, topic }: TriageInput): Triage => {
    const head = text.slice(0, READ);
    const plain = withoutCourtesy(head);
    const smalltalk = smalltalkOf(head);
    const read = plainKind(head, plain, smalltalk);
    const kind = read === 'unclear' && guidesNamed(knowledge.guides, plain).length > 0 ? 'question' : read;
    const unread = kind === 'smalltalk' || kind === 'unclear';
    const own = topicsOf(plain);
    const best = own[0];
    const cues = {
      namesMatter: namesMatter(plain),
      otherTopic:
        topic !== undefined && best !== undefined && best.topic !== topic && best.probability >= CLEAR,
      sameTopic: topic !== undefined && best?.topic === topic,
    };
    // A bare 多久 is unclear alone and a follow-up after a question.
    const followUp =
      kind !== 'smalltalk' && kind !== 'person' && !isGibberish(head) && isFollowUp(head, earlier, cues);
    const standalone = followUp ? standaloneOf(text, earlier) : text;
    const scores = followUp ? topicsOf(standalone) : own;
    const kept = followUp && topic !== undefined ? scores.find((score) => score.topic === topic) : undefined;
    const chosen = kept ?? scores[0];
    return {
      kind: followUp && (unread || kind === 'not-legal') ? 'question' : kind,
      smalltalk,
      topic: (unread && !followUp ? (topic ?? fallback) : chosen?.topic) ?? fallback,
      topicConfidence: unread && !followUp ? 0 : (chosen?.probability ?? 0),
      urgency: urgencyOf(head),
      followUp,
      standalone,
      by: 'classifier',
    };
  };
  return { triage, topics: topicsOf };
}

function plainKind(text: string, plain: string, smalltalk: Smalltalk | undefined): Kind {
  if (smalltalk) return 'smalltalk';
  if (isGibberish(text) || lettersOnly(plain) === '') return 'unclear';
  return kindOf(plain);
}
