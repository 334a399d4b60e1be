import type { SafetyHit } from './safety/safety.ts';
import type { Triage } from './triage/triage.ts';

/** Why a person is called. Kept with the request. */
export const HANDOFF_REASONS = {
  asked: '居民要求人工',
  mediation: '申请人民调解',
  safety: '紧急情况',
  complaint: '反映机关、单位的问题',
  'must-not-answer': '不宜由智能助手单独答复',
  withheld: '答复没有通过依据核对',
  'no-match': '知识库没有合适的内容',
  'useless-twice': '连续两次评价没用',
  failed: '系统故障',
} as const;
export type HandoffReason = keyof typeof HANDOFF_REASONS;

/** Whom each reason calls, most wanted first. An emergency takes whoever is on duty now. */
export const CALLED: Record<HandoffReason, readonly ('adviser' | 'mediator' | 'staff')[]> = {
  asked: ['adviser'],
  mediation: ['mediator', 'adviser'],
  safety: ['adviser', 'staff', 'mediator'],
  // About an office: to staff, not to the adviser the office pays.
  complaint: ['staff'],
  'must-not-answer': ['adviser'],
  withheld: ['adviser'],
  'no-match': ['adviser'],
  'useless-twice': ['adviser'],
  failed: ['adviser', 'staff'],
};

const DETAINED =
  /(被|让|给)?(公安|警察|派出所|看守所)?.{0,4}(刑事?拘留?|拘留|抓(走|了|起来|进)|逮捕|关(进|在)看守所|取保)/;
const OWN = /我|家人|老公|丈夫|老婆|妻子|儿子|女儿|孩子|爸|妈|父|母|哥|弟|姐|妹|亲戚|朋友|对象/;
const SUMMONS = /(传票|开庭|应诉通知|起诉状副本|执行通知|限期|强制执行)/;
const NEAR =
  /(今天|明天|后天|大后天|这周|本周|下周|周[一二三四五六日天]|星期[一二三四五六日天]|[0-9一二三四五六七]+(天|日)(后|内|就|以内)|马上|快到)/;
const MINOR_ALONE =
  /(我(今年)?(才|只有|刚)?\s*([6-9]|1[0-7]|[六七八九十]|十[一二三四五六七])\s*(岁|周岁))|我(还)?(是|在(上|读))(小学生?|初中生?|高[一二三])/;
const PROTECTED = /(打我|欺负|辍学|不让我(上学|读书)|摸我|离家出走|不要我|赶我出)/;

/**
 * Matters the bot must not answer alone: somebody is detained, a summons with a near date, a minor on
 * their own in trouble. The answer still goes out; a person is called as well. Code, never a prompt.
 */
export function mustCallPerson(
  text: string,
  triage: Triage,
): { reason: HandoffReason; why: string } | undefined {
  if (DETAINED.test(text) && OWN.test(text) && triage.kind !== 'not-legal') {
    return { reason: 'must-not-answer', why: '有人被拘留或者逮捕' };
  }
  if (SUMMONS.test(text) && NEAR.test(text))
    return { reason: 'must-not-answer', why: '收到法院文书，期限很近' };
  if (MINOR_ALONE.test(text) && PROTECTED.test(text))
    return { reason: 'must-not-answer', why: '未成年人自己求助' };
  return undefined;
}

/** Domestic violence, and whatever else safety says so, never goes to mediation. */
export function mediationAllowed(
  flags: readonly string[],
  scripts: readonly { id: string; mediationAllowed: boolean }[],
): boolean {
  return !flags.some((flag) => scripts.find((s) => s.id === flag)?.mediationAllowed === false);
}

export function safetyReason(hit: SafetyHit): { reason: HandoffReason; why: string } {
  return { reason: 'safety', why: hit.label };
}
