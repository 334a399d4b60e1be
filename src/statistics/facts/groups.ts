/** 重点人群. A matter may belong to several. */
export const GROUPS = {
  'migrant-wages': '农民工欠薪',
  minors: '未成年人',
  older: '老年人',
  women: '妇女',
  disabled: '残疾人',
} as const;
export type Group = keyof typeof GROUPS;

/** What residents and staff read beside the figure. */
export const GROUP_RULE =
  '按事项认定，不问居民身份：农民工欠薪＝答复依据了《工地上的工钱要不回来》指南；未成年人、老年人、妇女、残疾人＝类别为未成年人、老人赡养、妇女权益、残疾人权益，或出现儿童遇险、虐待老人、家庭暴力、性侵害的安全提示。一件可属于多类。';

const BY_TOPIC: Readonly<Record<string, Group>> = {
  未成年人: 'minors',
  老人赡养: 'older',
  妇女权益: 'women',
  残疾人权益: 'disabled',
};
const BY_FLAG: Readonly<Record<string, Group>> = {
  'child-danger': 'minors',
  'elder-abuse': 'older',
  'domestic-violence': 'women',
  'sexual-assault': 'women',
};
const BY_GUIDE: Readonly<Record<string, Group>> = { 'migrant-worker-wages': 'migrant-wages' };

/** By topic, safety flags and guides answered from: what is known without asking who somebody is or keeping what they said. */
export function groupsOf(topic: string, flags: readonly string[], guides: readonly string[]): Group[] {
  const groups = [BY_TOPIC[topic], ...flags.map((f) => BY_FLAG[f]), ...guides.map((g) => BY_GUIDE[g])];
  return [...new Set(groups.filter((g) => g !== undefined))];
}
