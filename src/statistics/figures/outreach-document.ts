import { count } from './figure.ts';

export const outreachDocument = count(
  {
    id: 'outreach-document',
    name: '代拟文书',
    unit: '份',
    table: 'advisers',
    definition: '活动登记里“代拟文书”的份数合计；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['document'] }, sum: 'count' },
);
