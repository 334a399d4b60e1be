import type { Answer } from '../contracts/answer.ts';
import type { LocalDate } from '../core/dates.ts';
import type { AreaId, TopicId } from '../core/ids.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Triage, TriageInput } from './triage/triage.ts';

/** Tokens and money one model call took. `cost` is in the currency of OPENAI_PRICE_*; 0 when no price is set. */
export interface ModelUsage {
  model: string;
  /** The prompt and its version, `answer/3`: an answer can be traced to the words that made it. */
  prompt: string;
  inputTokens: number;
  outputTokens: number;
  cost: number;
  ms: number;
}

export interface AnswerRequest {
  /** The resident's words, personal numbers already masked. Data, never instructions. */
  question: string;
  earlier: readonly string[];
  passages: readonly Passage[];
  asOf: LocalDate;
  signal: AbortSignal;
  /** Text as it comes, for the channel to show; each call gives the whole text so far. */
  onProgress: (textSoFar: string) => void;
}

/**
 * A language model behind an OpenAI-compatible endpoint. Every call has a timeout and one retry, then throws
 * Unavailable; output that zod refuses throws Unavailable too. Nothing personal may reach it unmasked.
 */
export interface LanguageModel {
  readonly name: string;
  triage(
    input: TriageInput,
    topics: readonly { id: TopicId; description: string }[],
    signal: AbortSignal,
  ): Promise<{ triage: Triage; usage: ModelUsage }>;
  /** Written only from the passages; citations number the passages 1..n as given. Not yet gated. */
  answer(request: AnswerRequest): Promise<{ answer: Answer; usage: ModelUsage }>;
  /** 换个说法: the same content in simpler words, claims and citations kept. */
  rephrase(answer: Answer, signal: AbortSignal): Promise<{ answer: Answer; usage: ModelUsage }>;
}

/** Speech to text. Throws Unavailable. */
export interface Transcriber {
  transcribe(audio: Uint8Array, name: string, signal: AbortSignal): Promise<string>;
}

/** Who answers for an area, and when the next one does (handoff/duty). */
export interface CallBack {
  who: string;
  role: string;
  phone: string | undefined;
  onDutyNow: boolean;
  /** In Asia/Shanghai: 今天 14:00 前, 11月23日（周一）9:00 后. */
  when: string;
  /** ISO instant of the promise. */
  due: string;
}
/** `roles`: who may be called, most wanted first. */
export type FindCallBack = (
  area: AreaId | undefined,
  now: Date,
  roles: readonly ('adviser' | 'mediator' | 'staff')[],
) => CallBack;
