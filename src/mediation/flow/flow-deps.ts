import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { TurnResult } from '../../consultation/records.ts';
import type { SafetyCheck } from '../../consultation/safety/safety.ts';
import type { Clock } from '../../core/clock.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { DisputeType } from '../../knowledge/topics.ts';
import type { MediationStore } from '../ports.ts';

/** A matter an adviser turns into a case. */
export interface HeldMatter {
  number: string;
  holder: PersonId | undefined;
  topic: string | undefined;
  area: string | undefined;
  flags: readonly string[];
  story: string;
}

/** What the chats of mediation need. */
export interface MediationFlowDeps {
  store: MediationStore;
  directory(): Directory;
  safety(): SafetyCheck;
  /** Safety entries that keep a matter from mediation. */
  forbiddenFlags(): readonly string[];
  disputeTypeOf(topic: string | undefined): DisputeType | undefined;
  matter(number: string): Promise<HeldMatter | undefined>;
  /** What the rest of the service makes of a message. */
  takeTurn(job: TurnJob): Promise<TurnResult>;
  clock: Clock;
}
