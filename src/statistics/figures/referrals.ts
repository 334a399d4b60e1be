import { breakdown } from './figure.ts';
import { REFERRALS } from './labels.ts';

export const referrals = breakdown(
  {
    id: 'referrals',
    name: '转介去向',
    unit: '件',
    table: 'referrals',
    definition: '转到其他单位办的咨询，按去向分；一件转两处算 2；按转介的日期',
  },
  { from: 'marks', on: 'day', where: { kind: ['referral'] }, by: 'mark' },
  REFERRALS,
);
