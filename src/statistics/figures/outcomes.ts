import { breakdown } from './figure.ts';
import { OUTCOME_NAMES } from './labels.ts';

export const outcomes = breakdown(
  {
    id: 'outcomes',
    name: '办理结果',
    unit: '件',
    table: 'consultations',
    definition: '同办结件数，按办理结果分',
  },
  { from: 'matters', on: 'closed', by: 'outcome' },
  OUTCOME_NAMES,
);
