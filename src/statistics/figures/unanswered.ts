import { breakdown } from './figure.ts';
import { UNANSWERED } from './labels.ts';

export const unanswered = breakdown(
  {
    id: 'unanswered',
    name: '没能回答',
    unit: '条',
    table: 'gaps',
    definition:
      '知识库里找不到依据、答复没通过核对、居民按了没用的提问，按原因分；一条提问可有两种；按提问的日期',
  },
  { from: 'marks', on: 'day', where: { kind: ['unanswered'] }, by: 'mark' },
  UNANSWERED,
);
