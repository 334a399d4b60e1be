/**
 * The life of a consultation, in one table: state → event → next state. What is not in the table
 * is refused. `open`: the bot answers. `queued`: a person was called; the bot still helps meanwhile.
 * `held`: a person has it, the bot is silent. `mediating`: it became a mediation case. `closed`.
 */
export const STATES = ['open', 'queued', 'held', 'mediating', 'closed'] as const;
export type ConsultationState = (typeof STATES)[number];

export const EVENTS = [
  'call-person',
  'withdraw-call',
  'take',
  'return',
  'mediate',
  'settle',
  'close',
  'reopen',
] as const;
export type ConsultationEvent = (typeof EVENTS)[number];

export const TRANSITIONS: Record<ConsultationState, Partial<Record<ConsultationEvent, ConsultationState>>> = {
  open: { 'call-person': 'queued', mediate: 'mediating', close: 'closed' },
  queued: {
    'call-person': 'queued',
    'withdraw-call': 'open',
    take: 'held',
    mediate: 'mediating',
    close: 'closed',
  },
  held: { return: 'queued', mediate: 'mediating', close: 'closed' },
  mediating: { settle: 'held', return: 'queued', close: 'closed' },
  closed: { reopen: 'open' },
};

/** The state after `event`; undefined when the table does not allow it. */
export function next(state: ConsultationState, event: ConsultationEvent): ConsultationState | undefined {
  return TRANSITIONS[state][event];
}

/** What residents and staff read. */
export const STATE_NAMES: Record<ConsultationState, string> = {
  open: '解答中',
  queued: '等人工',
  held: '人工办理中',
  mediating: '调解中',
  closed: '已办结',
};

/** How a consultation ended (办理结果). */
export const OUTCOMES = {
  'answered-by-bot': '智能解答',
  'answered-by-person': '人工解答',
  referred: '转介其他单位',
  mediated: '转人民调解',
  withdrawn: '居民撤回',
  idle: '逾期无回复自动办结',
  'not-legal': '非法律咨询',
} as const;
export type Outcome = keyof typeof OUTCOMES;

/** Where a matter was sent on to (转介). */
export const REFERRALS = {
  notary: '公证',
  arbitration: '仲裁',
  court: '法院',
  petition: '信访',
  'legal-aid': '法律援助',
  other: '其他',
} as const;
export type Referral = keyof typeof REFERRALS;
