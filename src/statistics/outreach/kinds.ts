import type { Unit } from '../figures/figure.ts';

/** What is done outside the chat, as yearly reports of offices count it. `people`: how many were reached is asked too. */
export const OUTREACH_KINDS = {
  shift: { name: '值班', unit: '班', people: false },
  visit: { name: '走访', unit: '次', people: true },
  lecture: { name: '法治讲座', unit: '场', people: true },
  leaflets: { name: '发放宣传品', unit: '份', people: false },
  'on-site': { name: '现场咨询', unit: '人次', people: false },
  'contract-review': { name: '合同审查', unit: '份', people: false },
  document: { name: '代拟文书', unit: '份', people: false },
  'legal-aid-case': { name: '法律援助案件', unit: '件', people: false },
  'mediation-joined': { name: '参与调解', unit: '次', people: false },
  campaign: { name: '宣传活动', unit: '场', people: true },
  'online-item': { name: '线上普法', unit: '条', people: false },
  training: { name: '法律明白人培训', unit: '场', people: true },
  'health-check': { name: '企业法治体检', unit: '次', people: false },
  other: { name: '其他法律事务', unit: '次', people: false },
} as const satisfies Record<string, { name: string; unit: Unit; people: boolean }>;

export type OutreachKind = keyof typeof OUTREACH_KINDS;
export const OUTREACH_IDS = Object.keys(OUTREACH_KINDS) as OutreachKind[];
export const OUTREACH_NAMES: Record<string, string> = Object.fromEntries(
  Object.entries(OUTREACH_KINDS).map(([id, { name }]) => [id, name]),
);
/** By the name people write in a sheet. */
export const kindNamed = (name: string): OutreachKind | undefined =>
  OUTREACH_IDS.find((id) => OUTREACH_KINDS[id].name === name.trim());
