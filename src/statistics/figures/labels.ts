import { OUTCOMES } from '../../consultation/states.ts';

/** What staff read for the keys a figure is split by. */
export const CHANNELS = { telegram: 'Telegram', web: '网页', kiosk: '自助机', terminal: '命令行' };
export const ANSWERED = { bot: '智能解答', person: '人工解答', nobody: '还没有解答' };
export const OUTCOME_NAMES = { ...OUTCOMES, '': '没有登记' };
export const USEFUL = { useful: '有用', useless: '没用' };
export const UNANSWERED = { 'no-match': '没有找到依据', withheld: '没有通过核对', useless: '居民说没用' };
export const SAFETY = {
  suicide: '自杀自伤',
  medical: '急病重伤',
  'fire-gas': '火灾燃气',
  'domestic-violence': '家庭暴力',
  'sexual-assault': '性侵害',
  'child-danger': '儿童遇险',
  violence: '暴力伤害',
  'unlawful-detention': '非法拘禁',
  fraud: '诈骗',
  'relative-detained': '家人被拘押',
  'elder-abuse': '虐待老人',
  crowd: '群体聚集',
};
/** 转介去向. */
export const REFERRALS = {
  'legal-aid': '法律援助中心',
  notary: '公证处',
  arbitration: '劳动仲裁',
  'labour-inspection': '劳动监察',
  court: '人民法院',
  petition: '信访部门',
  police: '公安机关',
  mediation: '人民调解',
  department: '其他主管部门',
  other: '其他',
};
export type ReferralTarget = keyof typeof REFERRALS;
export const CASE_RESULTS = {
  agreed: '达成协议',
  failed: '调解不成',
  refused: '当事人拒绝',
  withdrawn: '申请撤回',
  rejected: '不予受理',
};
export const FORMS = { oral: '口头', written: '书面', '': '没有登记' };
export const PERFORMED = { all: '都做到了', some: '做到一部分', none: '还没有做', '': '没有登记' };
export const FOLLOW_UPS = { satisfied: '满意', dissatisfied: '不满意', unsaid: '没有表示' };
export const PUNCTUAL = { 'in-time': '按时', late: '超时', '': '' };
