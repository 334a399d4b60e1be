import { count } from './figure.ts';

export const outreachLecture = count(
  {
    id: 'outreach-lecture',
    name: '法治讲座',
    unit: '场',
    table: 'advisers',
    definition: '活动登记里“法治讲座”的场数合计；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['lecture'] }, sum: 'count' },
);
