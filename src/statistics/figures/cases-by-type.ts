import { breakdown } from './figure.ts';

export const casesByType = breakdown(
  {
    id: 'cases-by-type',
    name: '纠纷类型',
    unit: '件',
    table: 'mediation',
    definition: '同调解受理，按纠纷类型分',
  },
  { from: 'cases', on: 'accepted', by: 'type' },
  'plain',
);
