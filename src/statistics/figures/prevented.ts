import { PREVENTED } from '../../mediation/case.ts';
import { breakdown } from './figure.ts';

export const prevented = breakdown(
  {
    id: 'prevented',
    name: '防止激化',
    unit: '件',
    table: 'mediation',
    definition: '当期结束的案件里登记为防止了的后果，按种类分；一件可有几种；按结束日期',
  },
  { from: 'marks', on: 'day', where: { kind: ['prevented'] }, by: 'mark' },
  PREVENTED,
);
