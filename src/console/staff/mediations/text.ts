import { CASE_SOURCES, CASE_STATE_NAMES, SIDE_NAMES } from '../../../contracts/case-names.ts';
import type { CaseRow } from '../../../contracts/console/mediation.ts';
import { after, agreement } from './text/agreement.ts';
import { cases, facts, papers, story } from './text/case.ts';
import { create } from './text/create.ts';
import { extensionWord, invitation, onPaper, parties } from './text/parties.ts';
import { room, sessions } from './text/talks.ts';

export type State = CaseRow['state'];

/** Words of the page 调解. */
export const text = {
  title: '调解',
  hint: '从受理、征求意见到协议履行，一案一档。',
  open: '立案',
  views: { board: '看板', table: '列表' },
  view: '看法',
  states: CASE_STATE_NAMES,
  sources: CASE_SOURCES as Record<string, string>,
  levels: { grid: '网格', community: '社区', street: '街道', joint: '对接' } satisfies Record<
    CaseRow['level'],
    string
  >,
  sides: SIDE_NAMES,
  filters: {
    search: '搜案号',
    state: '全部状态',
    type: '全部类型',
    room: '全部调解室',
    mediator: '全部调解员',
    source: '全部来源',
    area: '全部社区',
    applied: '申请日期',
    from: '申请从哪天',
    until: '申请到哪天',
    overdue: '只看超期',
  },
  columns: {
    number: '案号',
    state: '状态',
    type: '纠纷类型',
    parties: '当事人',
    area: '社区',
    room: '调解室',
    mediators: '调解员',
    amount: '涉及金额',
    applied: '申请',
    due: '期限',
    source: '来源',
  },
  versus: '与',
  nobody: '还没有调解员',
  overdue: '已超期',
  dueIn: (days: number) => (days === 0 ? '今天到期' : `还剩 ${days} 天`),
  moreInTable: (rest: number) => `还有 ${rest} 件，在列表里看`,
  emptyColumn: '没有',
  ended: '已结束',
  empty: '还没有调解案件',
  emptyHint: '居民申请、咨询转来或者工作人员立案以后，会出现在这里。',
  back: '回到调解',
  cancel: '取消',
  save: '保存',
  ok: '确定',
  cases,
  facts,
  papers,
  story,
  parties,
  onPaper,
  extensionWord,
  invitation,
  sessions,
  room,
  agreement,
  after,
  create,
};

export const nameOf = ({ side, name }: { side: CaseRow['parties'][number]['side']; name: string }) =>
  `${text.sides[side]}${name || text.facts.erased}`;
