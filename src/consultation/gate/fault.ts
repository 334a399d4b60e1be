/** Why a claim or a citation did not pass. */
export type FaultReason =
  | 'empty'
  | 'unknown-passage'
  | 'wrong-label'
  | 'not-in-force'
  | 'no-such-article'
  | 'no-citation'
  | 'article-not-cited'
  | 'statute-unknown'
  | 'misquoted'
  | 'number-not-found'
  | 'bound-swapped'
  | 'contact-not-found';

export interface Fault {
  reason: FaultReason;
  /** The words that failed, for the log. */
  detail: string;
}
