import type { Button } from '../../contracts/reply.ts';
import type { MediationCase, Party } from '../case.ts';
import { keyOf } from '../case-key.ts';
import { partyName } from '../in-words.ts';
import type { FormStep } from './form-steps.ts';

/** What the form, the room and the mediator's questions say. One place. */

const MAX_LABEL = 20;

export const FORM_BUTTONS = {
  back: { label: '上一步', action: 'm:f-back' },
  skip: (step: string): Button => ({ label: '跳过', action: `m:f-skip:${step}` }),
  cancel: { label: '不申请了', action: 'm:f-cancel' },
  submit: { label: '提交申请', action: 'm:f-submit' },
  keep: (step: FormStep, value: string): Button => {
    const shown = step.show?.(value) ?? value;
    return {
      label: `就是「${shown.length > MAX_LABEL ? `${shown.slice(0, MAX_LABEL)}…` : shown}」`,
      action: `m:f-keep:${step.id}`,
    };
  },
  change: (step: FormStep): Button => ({ label: `改${step.name}`, action: `m:f-edit:${step.id}` }),
} as const;

export const FORM_SAY = {
  intro:
    '好，我来帮您填调解申请，一次问一个，不清楚的可以跳过。人民调解不收费，要双方都愿意才能调。中途放下也不要紧，回来接着填；去办别的事，填过的就不留了。',
  place: ([at, of]: [number, number]) => `（${at}/${of}）`,
  check: '请看一遍，没问题就点「提交申请」，要改就点下面：',
  press: '请点下面的按钮选一个。',
  cancelled: '好的，不申请了。填过的都没有保存。',
  gone: '这份申请已经提交或者取消了。',
  emergencyStop: '这件事先不走调解，填的申请没有提交。',
} as const;

const ask = (label: string, verb: string, c: MediationCase, rest: string): Button => ({
  label,
  action: `m:${verb}:${keyOf(c)}:${rest}`,
});

export const TERMS_BUTTONS = {
  oral: { label: '口头协议', action: 'm:t:oral' },
  written: { label: '书面协议', action: 'm:t:written' },
  who: (p: Party): Button => ({ label: partyName(p), action: `m:t:who-${p.position}` }),
  skip: { label: '没有', action: 'm:t:skip' },
  once: { label: '一次付清', action: 'm:t:once' },
  add: { label: '再加一项', action: 'm:t:add' },
  more: { label: '写其他约定', action: 'm:t:more' },
  send: { label: '发给各方确认', action: 'm:t:send' },
  cancel: { label: '先不拟了', action: 'm:t:cancel' },
} as const;

export const TERMS_SAY = {
  form: '协议是口头的还是书面的？',
  who: (n: number) => `第 ${n} 项：由谁来做？`,
  what: '要做什么？比如「赔偿修理费」「三天内修好水管」。',
  amount: '要付多少钱？比如「5000」。不涉及钱就点「没有」。',
  parts: '一次付清，还是分几期（每月一期）？分期的写期数，比如「3」。',
  due: '什么时候做完？比如「12月31日」。分期的写第一期的日子。没有期限点「没有」。',
  next: (lines: readonly string[]) => ['现在的内容：', ...lines, '还要加吗？'].join('\n'),
  more: '其他约定写什么？比如争议怎么解决、费用谁出。',
  wrongAmount: '没看懂金额，请写数字，比如「5000」或「3 万」。',
  wrongParts: '期数请写 1 到 60 的数字。',
  wrongDay: '没看懂日子，请写成「12月31日」或「2026-12-31」。',
  instalment: (what: string, i: number, of: number) => `${what}（第 ${i}/${of} 期）`,
  cancelled: '好的，先不拟了。',
} as const;

export const ROOM_SAY = {
  all: (c: MediationCase) =>
    `【${c.number}】您现在在调解里，发的话各方和调解员都看得到。说别的事，先点「离开调解」。`,
  private: (c: MediationCase) =>
    `【${c.number}】您现在单独跟调解员说，对方看不到。说别的事，先点「离开调解」。`,
  privateWith: (c: MediationCase, p: Party) =>
    `【${c.number}】您现在单独跟${partyName(p)}说，别的当事人看不到。`,
  left: '您离开了调解，现在发的话不会到调解里。要回去，点「我的调解」。',
  over: '这件调解已经结束，您的话不再到调解里了。',
  noCases: '您还没有调解案。',
  mine: '您的调解案：',
  notText: '这里请打字。',
  noEdit: '改动不会发给别人。要更正，请重新发一条。',
  openCase: (c: MediationCase): Button => ({ label: `打开${c.number}`, action: `m:case:${keyOf(c)}` }),
} as const;

/** What a mediator, or a party, is asked to type, by what it becomes. */
export const ASK_SAY: Record<string, string> = {
  decline: '您办不了的原因是什么？请打出来。',
  reject: '为什么不受理？请打出来，申请人会看到。',
  move: '为什么转过去？请打出来，会记在案卷里。',
  times: '请打出可以的时间，一行一个，最多六个。比如：\n11月25日 14:00\n明天上午 9点半',
  record: '请打出要记进笔录的内容。',
  fail: '没调成的原因是什么？请打出来，当事人会看到。',
  paper: '本人哪一天在纸上签的字？请打出日期，比如「今天」「11月24日」。原件要放进案卷。',
  extend: '延长到哪一天、为什么？比如「12月31日 等鉴定结果」。',
  'extension-word':
    '他哪一天、怎么答复的？请照这样写：「今天 电话 同意」「11月25日 书面 同意」「今天 当面 不同意」。',
  'follow-up': '请打出回访情况。满意的开头写「满意」，不满意的写「不满意」。',
  object: '要怎么改？请打出来，各方都看得到。',
  code: '请打出确认码。',
};

export const ASK_WRONG: Record<string, string> = {
  code: '确认码是六位数字，请照着打。要说别的，先点「离开调解」。',
  times: '有的时间没看懂或者已经过了，请一行一个重写，比如「11月25日 14:00」。',
  paper: '日期没看懂，请写成「11月24日」。',
  extend: '没看懂，请写成「12月31日 等鉴定结果」。',
  'extension-word': '没看懂，请照这样写：「今天 电话 同意」，中间空一格。',
};

export const PREVENTED_BUTTONS = (c: MediationCase): Button[] => [
  ask('民转刑', 'prevent', c, 'crime'),
  ask('群体性上访', 'prevent', c, 'petition'),
  ask('自杀', 'prevent', c, 'suicide'),
];
export const PREVENTED_ASK = '这件调解防止了什么？';
