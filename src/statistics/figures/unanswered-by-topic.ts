import { breakdown } from './figure.ts';

export const unansweredByTopic = breakdown(
  {
    id: 'unanswered-by-topic',
    name: '没能回答的类别',
    unit: '条',
    table: 'gaps',
    definition: '同没能回答，按咨询类别分',
  },
  { from: 'marks', on: 'day', where: { kind: ['unanswered'] }, by: 'topic' },
  'plain',
);
