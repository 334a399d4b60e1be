import { breakdown } from './figure.ts';

export const scores = breakdown(
  {
    id: 'scores',
    name: '评分',
    unit: '件',
    table: 'satisfaction',
    definition: '办结后居民打的分，1 到 5；改过的以最后一次为准；按打分日期',
  },
  { from: 'matters', on: 'rated', by: 'score' },
  'plain',
);
