import { rate } from './figure.ts';

/** Of those who said something: silence is not satisfaction. */
export const satisfactionRate = rate(
  {
    id: 'satisfaction-rate',
    name: '满意率',
    table: 'satisfaction',
    definition: '打 4 分、5 分的件 ÷ 打过分的件；没有打分的不算；按打分日期',
  },
  { from: 'matters', on: 'rated', where: { score: [4, 5] } },
  { from: 'matters', on: 'rated' },
);
