import { breakdown } from './figure.ts';
import { USEFUL } from './labels.ts';

export const useful = breakdown(
  {
    id: 'useful',
    name: '答复有用没用',
    unit: '次',
    table: 'satisfaction',
    definition: '居民对一条答复按了有用或没用，改过的以最后一次为准；按按下的日期',
  },
  { from: 'marks', on: 'day', where: { kind: ['useful'] }, by: 'mark' },
  USEFUL,
);
