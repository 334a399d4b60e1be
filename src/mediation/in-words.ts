import { CASE_SOURCES, CASE_STATE_NAMES, SIDE_NAMES } from '../contracts/case-names.ts';
import { chineseDate, localDate } from '../core/dates.ts';
import type { Agreement, MediationCase, Party } from './case.ts';

/** How a side without a chat gave its word. */
export const EXTENSION_BY = { paper: '书面', phone: '电话', 'in-person': '当面' } as const;

export const partyName = (p: Party): string => `${SIDE_NAMES[p.side]}${p.name || '（资料已删除）'}`;

/** 王*、示例物业公司: enough to know oneself, too little for somebody else. */
export const maskedName = (p: Party): string =>
  p.kind === 'organisation' ? p.name : `${p.name.slice(0, 1)}${'*'.repeat(Math.max(1, p.name.length - 1))}`;

export const yuan = (fen: number): string => `${(fen / 100).toLocaleString('zh-CN')} 元`;

const timeFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
/** 11月25日（周三）14:00 */
export const sayTime = (at: Date): string => timeFormat.format(at).replace(/(周.)\s?/, '（$1）');

export function termLines(c: MediationCase, a: Agreement): string[] {
  return a.terms.map((term, i) => {
    const who = c.parties.find((p) => p.id === term.who);
    const amount = term.amount === undefined ? '' : `，金额 ${yuan(term.amount)}`;
    const due = term.due ? `，${chineseDate(term.due)}前` : '';
    const done = term.performed ? `（${chineseDate(term.performed)}已履行）` : '';
    return `${i + 1}. ${who ? partyName(who) : ''}：${term.what}${amount}${due}${done}`;
  });
}

/** The case as its mediators read it. */
export function facts(c: MediationCase): string {
  return [
    `${c.number} ${c.disputeType} · ${CASE_STATE_NAMES[c.state]} · ${CASE_SOURCES[c.source]}`,
    ...c.parties.map((p) => {
      const more = [
        p.sex,
        p.age === undefined ? '' : `${p.age}岁`,
        p.representative && `代表人${p.representative}`,
        p.contact,
      ]
        .filter(Boolean)
        .join('，');
      const state = { asked: '待表态', given: '同意', refused: '不同意' }[p.consent ?? 'asked'];
      return `${partyName(p)}${more ? `（${more}）` : ''}：${state}${p.resident ? '' : '，还没有进来'}`;
    }),
    `经过：${c.facts}`,
    `请求：${c.claims}`,
    ...(c.amount === undefined ? [] : [`金额：${yuan(c.amount)}`]),
    ...(c.people > 2 ? [`人数：${c.people}`] : []),
    ...(c.dueAt ? [`期限：${chineseDate(localDate(c.dueAt))}`] : []),
    ...(c.agreement ? ['协议：', ...termLines(c, c.agreement)] : []),
    ...(c.reason ? [`说明：${c.reason}`] : []),
  ].join('\n');
}
