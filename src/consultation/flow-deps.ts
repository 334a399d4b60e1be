import type { Answer } from '../contracts/answer.ts';
import type { Clock } from '../core/clock.ts';
import type { LocalDate } from '../core/dates.ts';
import type { Logger } from '../core/logger.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import type { GuideMatcher } from '../retrieval/guides/matcher.ts';
import type { Retriever } from '../retrieval/ports.ts';
import type { Sources } from './answer/sources.ts';
import type { Gated } from './gate/gate.ts';
import type { FindCallBack, LanguageModel } from './ports.ts';
import type { ConsultationLog, TurnWork } from './records.ts';
import type { SafetyCheck } from './safety/safety.ts';
import type { Triage, TriageInput } from './triage/triage.ts';

/** What the flow needs. Functions that give a snapshot are asked once a turn: knowledge may be swapped at any time. */
export interface FlowDeps {
  sources(): Sources;
  retriever(): Retriever;
  guides(): GuideMatcher;
  safety(): SafetyCheck;
  classify(input: TriageInput): Triage;
  model: LanguageModel | undefined;
  gate(
    answer: Answer,
    passages: ReadonlyMap<string, Passage>,
    library: StatuteLibrary,
    asOf: LocalDate,
  ): Gated;
  callBack: FindCallBack;
  log: Pick<
    ConsultationLog,
    'turn' | 'consultationsOf' | 'appointmentsOf' | 'messagesAfter' | 'messagesBefore'
  >;
  clock: Clock;
  /** The day whose law holds; today unless the matter says otherwise. */
  today(): LocalDate;
  logger: Logger;
}

/** One turn at work: its rows, the way to stop it, and the way to show progress. */
export interface TurnJob {
  work: TurnWork;
  signal: AbortSignal;
  stage(name: string): void;
  delta(textSoFar: string): void;
}
