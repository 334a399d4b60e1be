import type { TurnResult } from '../../consultation/records.ts';
import type { MediationCommand } from '../../contracts/mediation-command.ts';
import type { Button, Reply } from '../../contracts/reply.ts';
import { textReply } from '../buttons.ts';
import { type ChatMode, writeMode } from './mode.ts';

/** A turn about a case belongs to no consultation: the two never mix. */
export function say(...replies: Reply[]): TurnResult {
  return {
    record: { path: 'mediation' },
    replies: () => replies,
    citations: [],
    consultation: { use: 'none' },
  };
}

export const sayText = (text: string, ...rows: Button[][]): TurnResult => say(textReply(text, ...rows));

/** Says something and keeps what the chat is in the middle of. */
export function become(mode: ChatMode | null, ...replies: Reply[]): TurnResult {
  return { ...say(...replies), order: { type: 'mediation', mode: writeMode(mode) } };
}

/** A command; what it tells its giver is said. `mode`: of the chat, once it was done. */
export function command(order: MediationCommand, mode?: ChatMode | null, ...more: Reply[]): TurnResult {
  return {
    ...say(),
    order: { type: 'mediation', command: order, ...(mode === undefined ? {} : { mode: writeMode(mode) }) },
    replies: (_number, told) => [...(told?.replies ?? []), ...(told?.done ? more : [])],
  };
}
