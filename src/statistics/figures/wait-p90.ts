import { percentile } from './figure.ts';

export const waitP90 = percentile(
  {
    id: 'wait-p90',
    name: '等人工时间（九成）',
    unit: '分钟',
    table: 'times',
    definition: '同上，九成不超过这个时间',
  },
  0.9,
  { from: 'matters', on: 'called', by: 'wait' },
);
