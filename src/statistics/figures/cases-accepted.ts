import { count } from './figure.ts';

export const casesAccepted = count(
  {
    id: 'cases-accepted',
    name: '调解受理',
    unit: '件',
    table: 'mediation',
    definition: '当期受理的调解案件；按受理日期；区域按案件所在的社区',
  },
  { from: 'cases', on: 'accepted' },
);
