import { breakdown } from './figure.ts';

export const adviserWorkByPerson = breakdown(
  {
    id: 'adviser-work-by-person',
    name: '顾问工作（按人）',
    unit: '次',
    table: 'advisers',
    definition: '活动登记的次数，按人分；按活动日期',
  },
  { from: 'outreach', on: 'day', by: 'person', sum: 'count' },
  'person',
);
