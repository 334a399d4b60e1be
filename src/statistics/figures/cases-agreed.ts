import { count } from './figure.ts';

export const casesAgreed = count(
  {
    id: 'cases-agreed',
    name: '调解成功',
    unit: '件',
    table: 'mediation',
    definition: '当期达成协议的案件；按达成日期',
  },
  { from: 'cases', on: 'ended', where: { result: ['agreed'] } },
);
