import { breakdown } from './figure.ts';

/** Handed on three times is one matter, of whoever had it last. */
export const adviserMatters = breakdown(
  {
    id: 'adviser-matters',
    name: '人工解答（按人）',
    unit: '件',
    table: 'advisers',
    definition: '有人接手并解答的咨询，记在最后接手的人名下；按开始日期',
  },
  { from: 'matters', on: 'opened', where: { answered: ['person'] }, by: 'person' },
  'person',
);
