import { count } from './figure.ts';

export const casesApplied = count(
  {
    id: 'cases-applied',
    name: '调解申请',
    unit: '件',
    table: 'mediation',
    definition: '当期提出申请或登记的调解案件；按申请日期；区域按案件所在的社区',
  },
  { from: 'cases', on: 'applied' },
);
