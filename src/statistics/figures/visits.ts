import { count } from './figure.ts';

/** 人次 as offices count it: somebody who comes back another day is counted again, one who asks three times in an hour is not. */
export const visits = count(
  {
    id: 'visits',
    name: '咨询人次',
    unit: '人次',
    table: 'consultations',
    definition:
      '同一件咨询，居民当天来问过就算 1 人次，一天内问几句都算 1；按来问的日期；区域按咨询开始时居民所在的社区',
  },
  { from: 'marks', on: 'day', where: { kind: ['visit'] } },
);
