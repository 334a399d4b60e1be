import { count } from './figure.ts';

export const outreachMediationJoined = count(
  {
    id: 'outreach-mediation-joined',
    name: '参与调解',
    unit: '次',
    table: 'advisers',
    definition: '活动登记里“参与调解”的次数合计；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['mediation-joined'] }, sum: 'count' },
);
