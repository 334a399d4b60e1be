import { breakdown } from './figure.ts';
import { FOLLOW_UPS } from './labels.ts';

export const followUps = breakdown(
  {
    id: 'follow-ups',
    name: '回访',
    unit: '次',
    table: 'mediation',
    definition: '当期做了的回访，按满意、不满意、没有表示分；按回访日期',
  },
  { from: 'marks', on: 'day', where: { kind: ['follow-up'] }, by: 'mark' },
  FOLLOW_UPS,
);
