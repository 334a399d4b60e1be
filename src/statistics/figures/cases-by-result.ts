import { breakdown } from './figure.ts';
import { CASE_RESULTS } from './labels.ts';

export const casesByResult = breakdown(
  {
    id: 'cases-by-result',
    name: '调解结果',
    unit: '件',
    table: 'mediation',
    definition: '当期结束的调解案件，按结果分；按结束日期',
  },
  { from: 'cases', on: 'ended', by: 'result' },
  CASE_RESULTS,
);
