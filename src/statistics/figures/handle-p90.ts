import { percentile } from './figure.ts';

export const handleP90 = percentile(
  {
    id: 'handle-p90',
    name: '人工办理时间（九成）',
    unit: '分钟',
    table: 'times',
    definition: '同上，九成不超过这个时间',
  },
  0.9,
  { from: 'matters', on: 'called', by: 'handle' },
);
