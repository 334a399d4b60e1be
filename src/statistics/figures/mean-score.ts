import { mean } from './figure.ts';

export const meanScore = mean(
  {
    id: 'mean-score',
    name: '平均分',
    unit: '分',
    table: 'satisfaction',
    definition: '居民打分的平均；按打分日期',
  },
  { from: 'matters', on: 'rated', by: 'score' },
);
