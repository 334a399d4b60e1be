import { count } from './figure.ts';

export const outreachShift = count(
  {
    id: 'outreach-shift',
    name: '值班',
    unit: '班',
    table: 'advisers',
    definition: '活动登记里“值班”的班数合计；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['shift'] }, sum: 'count' },
);
