import type { Context } from 'hono';

const NAMES: Readonly<Record<string, string>> = {
  search: '搜索',
  area: '区域',
  topic: '类别',
  person: '人员',
  channel: '渠道',
  state: '状态',
  outcome: '结果',
  reason: '原因',
  origin: '来源',
  source: '来源',
  disputeType: '纠纷类型',
  room: '调解室',
  mediator: '调解员',
  kind: '种类',
  role: '岗位',
  action: '操作',
  actor: '谁',
  subject: '对象',
  address: '网络地址',
  from: '从',
  until: '到',
  format: '格式',
};
const PAGING = new Set(['page', 'size', 'sort', '_']);
const LONGEST = 500;

/** By what a list was filtered, for the audit log; undefined: by nothing. */
export function askedFor(c: Context): string | undefined {
  const said = Object.entries(c.req.query())
    .filter(([name, value]) => !PAGING.has(name) && value !== '')
    .map(([name, value]) => `${NAMES[name] ?? name} ${value}`)
    .join('，');
  return said === '' ? undefined : said.slice(0, LONGEST);
}
