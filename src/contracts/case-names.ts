/** What a mediation case's states, sources and sides are called: alike in chats, at the console, in ledger and papers. */

export const CASE_STATES = [
  'applied',
  'inviting',
  'mediating',
  'agreeing',
  'agreed',
  'failed',
  'withdrawn',
  'refused',
  'rejected',
  'archived',
] as const;

export const CASE_STATE_NAMES: Record<(typeof CASE_STATES)[number], string> = {
  applied: '待受理',
  inviting: '征求意见',
  mediating: '调解中',
  agreeing: '待确认协议',
  agreed: '达成协议',
  failed: '调解不成',
  withdrawn: '申请撤回',
  refused: '当事人拒绝',
  rejected: '不予受理',
  archived: '已归档',
};

/** How a case came in (纠纷来源), as the ledger classes it. */
export const CASE_SOURCES = {
  applied: '当事人申请',
  found: '主动排查',
  police: '公安机关移送',
  court: '人民法院委托',
  petition: '信访部门移送',
  labour: '劳动部门移送',
  other: '其他单位移送',
} as const;

export const SIDE_NAMES = { applicant: '申请人', respondent: '被申请人' } as const;
