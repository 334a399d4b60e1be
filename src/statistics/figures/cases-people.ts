import { count } from './figure.ts';

export const casesPeople = count(
  {
    id: 'cases-people',
    name: '涉及人数',
    unit: '人',
    table: 'mediation',
    definition: '当期受理案件登记的涉及人数合计；按受理日期',
  },
  { from: 'cases', on: 'accepted', sum: 'people' },
);
