import type { TopicId } from '../../core/ids.ts';

export const KINDS = [
  'question',
  'service',
  'dispute',
  'person',
  'complaint',
  'smalltalk',
  'not-legal',
  'unclear',
] as const;
/** question 法律问题, service 办事, dispute 纠纷, person 找人, complaint 投诉机关, smalltalk 寒暄, not-legal 非法律, unclear 看不懂. */
export type Kind = (typeof KINDS)[number];

export const SMALLTALK = ['greeting', 'thanks', 'farewell', 'abuse', 'who-are-you', 'praise'] as const;
export type Smalltalk = (typeof SMALLTALK)[number];

export const URGENCIES = ['normal', 'soon', 'now'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What a message is: read by the flow, stored with the turn. Rules that call a person are code in handoff-rules.ts, never here. */
export interface Triage {
  kind: Kind;
  smalltalk: Smalltalk | undefined;
  topic: TopicId;
  /** 0..1, how sure the topic is. */
  topicConfidence: number;
  urgency: Urgency;
  /** The message leans on what was said before (那要多久？). */
  followUp: boolean;
  /** The question restated so that it stands alone; equals the message when it already does. */
  standalone: string;
  by: 'model' | 'classifier';
}

export interface TriageInput {
  text: string;
  /** Earlier questions of this consultation, oldest first, and its topic. */
  earlier: readonly string[];
  topic: TopicId | undefined;
}
