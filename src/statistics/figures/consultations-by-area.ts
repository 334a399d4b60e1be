import { breakdown } from './figure.ts';

/** Rolled up from grids to communities by the reader of the figure. */
export const consultationsByArea = breakdown(
  {
    id: 'consultations-by-area',
    name: '各社区咨询',
    unit: '件',
    table: 'consultations',
    definition: '同咨询件数，按社区分；没有选社区的单列',
  },
  { from: 'matters', on: 'opened', by: 'area' },
  'area',
);
