import { count } from './figure.ts';

export const lecturePeople = count(
  {
    id: 'lecture-people',
    name: '讲座听众',
    unit: '人次',
    table: 'advisers',
    definition: '法治讲座登记的到场人数合计；按活动日期',
  },
  { from: 'outreach', on: 'day', where: { kind: ['lecture'] }, sum: 'people' },
);
