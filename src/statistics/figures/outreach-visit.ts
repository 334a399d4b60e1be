import { count } from './figure.ts';

export const outreachVisit = count(
  {
    id: 'outreach-visit',
    name: '走访',
    unit: '次',
    table: 'advisers',
    definition: '活动登记里“走访”的次数合计；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['visit'] }, sum: 'count' },
);
