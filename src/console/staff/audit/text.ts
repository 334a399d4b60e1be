import type { CaseEventName } from '../../../contracts/case-event.ts';
import type { AuditAction } from '../../../contracts/console/audit.ts';
import { CASE_EVENTS } from '../shared/case-events.ts';

type Group = AuditAction extends `${infer First}.${string}` ? First : never;
type Plain = Exclude<AuditAction, `case.${string}`>;

/** What stands in the audit log; those without a dot are kinds, to choose from. */
const words: Readonly<Record<Plain | Group, string>> = {
  session: '登录',
  'session.started': '登录',
  'session.refused': '登录失败',
  'session.ended': '退出登录',
  'session.ended-elsewhere': '退出别处的登录',
  request: '被拒绝的操作',
  'request.refused': '被拒绝的操作',
  account: '账号',
  'account.created': '建账号',
  'account.reset': '重设密码',
  'account.disabled': '停用账号',
  'account.enabled': '启用账号',
  'account.password-changed': '修改密码',
  'account.totp-on': '打开两步验证',
  'account.totp-off': '关闭两步验证',
  audit: '审计',
  'audit.exported': '导出审计记录',
  desk: '工作台',
  'desk.bound': '绑定 Telegram',
  'desk.unbound': '解除绑定 Telegram',
  'desk.away': '暂离',
  'desk.back': '回来值班',
  'desk.wrong-code': '绑定码不对',
  matter: '咨询',
  'matter.read': '查看咨询全文',
  'matter.taken': '接手咨询',
  'matter.handed-on': '转交咨询',
  'matter.closed': '办结咨询',
  'matter.reopened': '重新打开咨询',
  'matter.referred': '登记转介',
  file: '材料',
  'file.read': '查看材料',
  clock: '时限',
  'clock.paused': '暂停计时',
  'clock.resumed': '恢复计时',
  appointment: '预约',
  'appointment.offered': '约时间',
  'appointment.cancelled': '取消预约',
  'follow-up': '回访',
  'follow-up.planned': '安排回访',
  turn: '自动答复',
  'turn.given-up': '没能自动答复，转人工',
  transcripts: '记录保存',
  'transcripts.erased': '到期删除对话原文',
  resident: '居民',
  'resident.erased': '居民删除自己的记录',
  mediation: '查看调解案件',
  'mediation.list': '查看调解案件列表',
  'mediation.read': '查看调解案件',
  'mediation.room.read': '查看会谈',
  'mediation.file.read': '查看调解材料',
  'mediation.paper': '下载或打印文书',
  'mediation.export': '导出调解案件',
  case: '办理调解案件',
  invitation: '调解邀请',
  'invitation.refused': '邀请没有通过',
  ledger: '台账',
  'ledger.read': '查看台账里的全文',
  'ledger.export': '导出台账',
  figures: '统计',
  'figures.export': '导出统计',
  report: '年度报告',
  'report.export': '导出年度报告',
  'report.frozen': '定稿年度报告',
  outreach: '活动登记',
  'outreach.entered': '登记活动',
  'outreach.changed': '修改活动',
  'outreach.removed': '删除活动',
  'outreach.imported': '导入活动',
  'outreach.export': '导出活动',
  roster: '值班',
  'roster.changed': '改值班',
  'roster.away': '登记请假',
  'roster.back': '销假',
  people: '人员',
  'people.changed': '改人员、区域、调解室',
  'people.restored': '撤销改动',
  'people.bind-code': '开绑定码',
  'people.unbound': '解除绑定，件转回',
  places: '办事地点',
  'places.changed': '改办事地点',
  office: '值班与人员',
  'office.exported': '导出值班或人员',
  knowledge: '知识库',
  'knowledge.saved': '修改知识库',
  'knowledge.undone': '退回知识库的旧版',
  'knowledge.exported': '导出知识库',
  'knowledge.questions': '查看没答上来的问题',
  backup: '备份',
  'backup.started': '做备份',
};
const CASE = 'case.';

function actionName(action: string): string {
  if (action.startsWith(CASE)) {
    const event: string | undefined = CASE_EVENTS[action.slice(CASE.length) as CaseEventName];
    return event === undefined ? action : `调解：${event}`;
  }
  // An entry of an earlier version may have a name that is written no more.
  const known: string | undefined = words[action as Plain];
  return known ?? action;
}
const actors: Readonly<Record<string, string>> = {
  resident: '居民本人',
  system: '系统',
  stranger: '未登录的人',
};

export const text = {
  title: '审计',
  hint: '谁在什么时候登录、看了谁的记录、改了什么、导出了什么。只能查，不能改。',
  columns: {
    at: '时间',
    actor: '谁',
    action: '做了什么',
    subject: '对象',
    detail: '说明',
    address: '网络地址',
  },
  actor: '人员（id）',
  subject: '对象：编号或 id',
  address: '网络地址',
  allActions: '全部操作',
  from: '从哪天',
  until: '到哪天',
  empty: '还没有审计记录',
  emptyHint: '有人登录、查看或修改之后，这里就有记录。',
  actionName,
  actorName: (actor: string, name: string | null) => name ?? actors[actor] ?? actor,
  /** To choose from: kinds, then single actions. */
  choices: Object.entries(words)
    .filter(([action]) => !action.includes('.'))
    .map(([action, label]) => ({ value: action, label })),
};
