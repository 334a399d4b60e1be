import { CASE_SOURCES } from '../../contracts/case-names.ts';
import { breakdown } from './figure.ts';

export const casesBySource = breakdown(
  {
    id: 'cases-by-source',
    name: '纠纷来源',
    unit: '件',
    table: 'mediation',
    definition: '同调解受理，按来源分',
  },
  { from: 'cases', on: 'accepted', by: 'source' },
  CASE_SOURCES,
);
