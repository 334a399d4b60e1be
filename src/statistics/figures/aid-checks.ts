import { count } from './figure.ts';

/** Told from the guide answered from, so nobody has to tick a box. */
export const aidChecks = count(
  {
    id: 'aid-checks',
    name: '法律援助初核',
    unit: '件',
    table: 'referrals',
    definition: '给出过法律援助条件和办法的咨询，一件算 1 次；按给出的日期',
  },
  { from: 'marks', on: 'day', where: { kind: ['aid-check'] } },
);
