import type { TurnRecord } from '../../consultation/records.ts';

/** A consultation with the rows its fact is made of, as storage reads them. Instants are ISO text. */
export interface MatterRows {
  consultation: {
    id: string;
    number: string;
    resident: string;
    area: string | null;
    channel: string;
    topic: string | null;
    kind: string | null;
    urgency: string;
    state: string;
    outcome: string | null;
    flags: readonly string[];
    openedAt: string;
    closedAt: string | null;
  };
  /** Calls for a person, holds, and turns, each oldest first. */
  calls: readonly { at: string; due: string }[];
  holds: readonly { person: string; since: string; ending: string | null }[];
  turns: readonly {
    id: string;
    createdAt: string;
    finishedAt: string | null;
    path: TurnRecord['path'] | undefined;
    /** undefined: not rated. */
    useful: boolean | undefined;
    ratedAt: string | undefined;
    guides: readonly string[];
  }[];
  /** A person wrote to the resident. */
  personWrote: boolean;
  clock: { tier: string; due: string; alerted: boolean; endedAt: string | null } | undefined;
  rating: { score: number; at: string } | undefined;
  reopened: boolean;
  referrals: readonly { target: string; at: string }[];
}
