import type { LocalDate } from '../core/dates.ts';

/** What the bot left open: it found nothing, its answer did not pass the check, the resident found it of no use. */
export type OpenReason = 'no-match' | 'withheld' | 'useless';

export interface OpenQuestion {
  turn: string;
  /** Number of the consultation. */
  number: string;
  at: Date;
  topic: string;
  reason: OpenReason;
  /** The resident's own words. */
  text: string;
}

export interface OpenQuestionQuery {
  /** First and last day, inclusive. */
  from: LocalDate;
  until: LocalDate;
  /** '' is: of no community; undefined: of all. */
  areas: readonly string[] | undefined;
  topic: string | undefined;
  reason: OpenReason | undefined;
  limit: number;
}

export interface QuestionStore {
  /** Newest first; those whose words were erased are not among them. */
  open(query: OpenQuestionQuery): Promise<OpenQuestion[]>;
}
