import { count } from './figure.ts';

export const outreachLeaflets = count(
  {
    id: 'outreach-leaflets',
    name: '发放宣传品',
    unit: '份',
    table: 'advisers',
    definition: '活动登记里“发放宣传品”的份数合计；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['leaflets'] }, sum: 'count' },
);
