import { OUTREACH_NAMES } from '../outreach/kinds.ts';
import { breakdown } from './figure.ts';

/** Shifts, visits, lectures and the rest: each entry says how many it stands for. */
export const adviserWork = breakdown(
  {
    id: 'adviser-work',
    name: '顾问工作',
    unit: '次',
    table: 'advisers',
    definition: '活动登记的次数，按种类分；按活动日期',
  },
  { from: 'outreach', on: 'day', by: 'kind', sum: 'count' },
  OUTREACH_NAMES,
);
