import type { CASE_STATES } from '../contracts/case-names.ts';

/**
 * The life of a mediation case, in one table: state → event → next state. What is not in the table is refused.
 * `applied`: put in, not yet looked at. `inviting`: accepted by the committee, the sides are asked whether they want
 * it. `mediating`: everybody consented. `agreeing`: terms lie before the sides to be confirmed. `agreed`: confirmed
 * by all. `rejected`: not accepted (the law excludes it). `refused`: one side does not want it. `archived`: nothing
 * is left to do.
 */
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_EVENTS = [
  'accept',
  'reject',
  'consent',
  'refuse',
  'propose',
  'revise',
  'confirm',
  'fail',
  'withdraw',
  'escalate',
  'assign',
  'archive',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/**
 * `consent` and `confirm` happen when the last of the sides gave theirs; `escalate` moves a case to another room, after
 * a failure as a new application there; `assign` is a mediator of that room taking it on.
 */
export const CASE_TRANSITIONS: Record<CaseState, Partial<Record<CaseEvent, CaseState>>> = {
  applied: { accept: 'inviting', reject: 'rejected', withdraw: 'withdrawn', escalate: 'applied' },
  inviting: {
    consent: 'mediating',
    refuse: 'refused',
    reject: 'rejected',
    withdraw: 'withdrawn',
    escalate: 'inviting',
    assign: 'inviting',
  },
  mediating: {
    propose: 'agreeing',
    refuse: 'refused',
    fail: 'failed',
    withdraw: 'withdrawn',
    reject: 'rejected',
    escalate: 'mediating',
    assign: 'mediating',
  },
  agreeing: {
    confirm: 'agreed',
    revise: 'mediating',
    refuse: 'refused',
    fail: 'failed',
    withdraw: 'withdrawn',
  },
  agreed: { archive: 'archived' },
  failed: { escalate: 'applied', archive: 'archived' },
  withdrawn: { archive: 'archived' },
  refused: { archive: 'archived' },
  rejected: { archive: 'archived' },
  archived: {},
};

/** The state after `event`; undefined when the table does not allow it. */
export function nextCase(state: CaseState, event: CaseEvent): CaseState | undefined {
  return CASE_TRANSITIONS[state][event];
}
