import type { CaseView } from '../../../../contracts/console/mediation.ts';
import { CASE_EVENTS } from '../../shared/case-events.ts';

/** Words of one case: what is to be done next, its facts, papers and story. */
export const cases = {
  next: {
    applied: '等调解员决定是否受理。',
    inviting: '要每一方都同意才能开始。没有进来的当事人，把邀请交给他本人。',
    mediating: '约时间、开调解会；谈拢了就拟协议。',
    agreeing: '协议在等各方确认。确认由当事人本人做，谁也不能代。',
    agreed: '协议已生效。督促履行，按时回访；需要的，提醒双方申请司法确认。',
    failed: '可以转到上一级或者专门的调解室，也可以归档。',
    withdrawn: '可以归档。',
    refused: '可以归档。',
    rejected: '可以归档。',
    archived: '这件案子已经归档，只能查看。',
  } satisfies Record<CaseView['state'], string>,
  tabs: {
    parties: '案情与当事人',
    sessions: '调解会',
    room: '会谈',
    agreement: '协议',
    after: '履行与回访',
    papers: '文书',
    story: '经过',
  },
  accept: '受理',
  decline: '我办不了',
  reject: '不予受理',
  move: '转其他调解室',
  assign: '指定调解员',
  fail: '记为调解不成',
  extend: '申请延长期限',
  archive: '归档',
  prevented: '记防止激化',
  done: '办好了',
  why: '原因',
  needWhy: '请写明原因',
  sureArchive: '归档以后不能再改，确定归档吗？',
  sureAccept: '受理以后，您就是这件案子的调解员，系统会请各方表态。',
  room: '转到哪个调解室',
  chooseRoom: '请选调解室',
  person: '由谁来办',
  choosePerson: '请选调解员',
  until: '延长到哪天',
  chooseDay: '请选日期',
  extendHint: '各方都同意才延长，最多 30 天。',
  extending: (day: string) => `正在征求各方意见：延长到 ${day}`,
  preventedWhat: '防止了什么',
  preventedKinds: { crime: '民转刑', petition: '群体性上访', suicide: '自杀' } satisfies Record<
    CaseView['prevented'][number],
    string
  >,
};

export const facts = {
  title: '案件信息',
  area: '社区',
  room: '调解室',
  roomReason: '交这里办的原因',
  mediators: '调解员',
  source: '来源',
  type: '纠纷类型',
  amount: '涉及金额',
  people: '涉及人数',
  applied: '申请时间',
  accepted: '受理时间',
  due: '调解期限',
  judicial: '司法确认截止',
  consultation: '来自咨询',
  prevented: '防止激化',
  offered: '等他答复',
  ended: '结束时间',
  reason: '说明',
  story: '事情经过',
  claims: '请求',
  erased: '当事人已删除资料',
  none: '—',
};

export const papers = {
  title: '调解文书',
  hint: '格式按人民调解文书格式。案件里没有的内容留空，供手写。',
  none: '案子受理以后才有文书。',
  download: '下载 Word',
  print: '打印',
  file: '整本卷宗',
  fileHint: '现有文书按装订顺序合成一份',
};

export const story = {
  title: '案件经过',
  consultation: '来自咨询',
  openConsultation: '看咨询经过',
  step: (from: string, to: string) => `${from} → ${to}`,
  events: CASE_EVENTS,
};
