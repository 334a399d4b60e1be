import type { Reply } from '../../contracts/reply.ts';
import type { Clock } from '../../core/clock.ts';
import type { AreaId, TurnId } from '../../core/ids.ts';
import type { CannedReply } from '../../knowledge/canned-replies.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { HandoffStore } from '../ports.ts';

/** What the desk needs. */
export interface DeskDeps {
  store: HandoffStore;
  directory(): Directory;
  canned(): readonly CannedReply[];
  /** What the bot would answer, outside the log. */
  answer(text: string, area: AreaId | undefined, signal: AbortSignal): Promise<Reply[]>;
  /** Replies of an earlier turn. */
  repliesOf(turn: TurnId): Promise<Reply[]>;
  clock: Clock;
}
