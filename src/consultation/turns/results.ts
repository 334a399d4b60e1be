import type { Button, Reply } from '../../contracts/reply.ts';
import type { ConsultationChanges, TurnRecord, TurnResult, TurnWork } from '../records.ts';

/** A plain reply with rows of buttons. */
export function textReply(text: string, ...buttons: Button[][]): Reply {
  return { body: { type: 'text', text }, buttons: buttons.filter((row) => row.length > 0) };
}

/** A result that says something and belongs to the open consultation, if there is one, without opening any. */
export function say(work: TurnWork, record: TurnRecord, ...replies: Reply[]): TurnResult {
  return {
    record,
    replies: () => replies,
    citations: [],
    consultation: work.consultation ? { use: 'current' } : { use: 'none' },
  };
}

/** The open consultation with changes, or a new one. */
export function openOrCurrent(work: TurnWork, changes: ConsultationChanges): TurnResult['consultation'] {
  return work.consultation ? { use: 'current', changes } : { use: 'new', changes };
}

/** Buttons in rows of `perRow`. */
export function rows(buttons: Button[], perRow: number): Button[][] {
  const result: Button[][] = [];
  for (let i = 0; i < buttons.length; i += perRow) result.push(buttons.slice(i, i + perRow));
  return result;
}

/** Two decimals: what a record keeps of milliseconds and shares. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
