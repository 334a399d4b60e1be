import { count } from './figure.ts';

/** Kept in 分 and shown in 万元 only at the end, so nothing is lost in rounding. */
export const casesAmount = count(
  {
    id: 'cases-amount',
    name: '涉及金额',
    unit: '万元',
    table: 'mediation',
    definition: '当期受理案件登记的涉及金额合计；按受理日期',
  },
  { from: 'cases', on: 'accepted', sum: 'amount' },
);
