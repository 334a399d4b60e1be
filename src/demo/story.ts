import type { Channel } from '../consultation/incoming.ts';
import type { Outcome } from '../consultation/states.ts';
import type { Tier } from '../knowledge/topics.ts';
import type { ReferralTarget } from '../statistics/figures/labels.ts';

/** What happens in a made-up year, one thing after another. Residents and matters are numbered from 0. */
export type YearEvent = { at: Date } & (
  | { type: 'arrive'; resident: number; channel: Channel; area: string | undefined }
  | { type: 'move'; resident: number; area: string }
  | { type: 'erase'; resident: number }
  | AskEvent
  /** 有用 / 没用 on the matter's ask of that index. */
  | { type: 'press'; resident: number; matter: number; ask: number; useful: boolean }
  | { type: 'clock'; matter: number; tier: Tier; due: Date }
  | { type: 'overdue'; matter: number }
  | { type: 'take'; matter: number; person: string }
  | { type: 'write'; matter: number; person: string }
  | { type: 'hand-on'; matter: number; person: string }
  | { type: 'refer'; matter: number; person: string; target: ReferralTarget }
  | { type: 'close'; matter: number; person: string; outcome: Outcome }
  /** Nobody wrote for days: closed by the clock. */
  | { type: 'idle'; matter: number }
  | { type: 'reopen'; resident: number; matter: number }
  | { type: 'rate'; resident: number; matter: number; score: number }
);

/** The first of a matter opens it. */
export interface AskEvent {
  type: 'ask';
  resident: number;
  matter: number;
  topic: string;
  path: 'answer' | 'no-match' | 'withheld' | 'emergency' | 'call-person' | 'held';
  /** Until the reply was stored. */
  seconds: number;
  guide: string | undefined;
  flag: string | undefined;
  /** A person was called with it, and promised by then. */
  due: Date | undefined;
}
