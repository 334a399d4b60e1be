import { count } from './figure.ts';

export const outreachLegalAidCase = count(
  {
    id: 'outreach-legal-aid-case',
    name: '法律援助案件',
    unit: '件',
    table: 'advisers',
    definition: '活动登记里“法律援助案件”的件数合计；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['legal-aid-case'] }, sum: 'count' },
);
