import { count } from './figure.ts';

/** Of those that began in the period, so that it may be held against the number of consultations. */
export const reopened = count(
  {
    id: 'reopened',
    name: '重新打开',
    unit: '件',
    table: 'consultations',
    definition: '当期开始、后来重新打开过的咨询；打开几次都算 1 件；按开始日期',
  },
  { from: 'matters', on: 'opened', where: { reopened: [1] } },
);
