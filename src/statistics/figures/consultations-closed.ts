import { count } from './figure.ts';

/** The day of the last close: a reopened one is not done twice. */
export const consultationsClosed = count(
  {
    id: 'consultations-closed',
    name: '办结件数',
    unit: '件',
    table: 'consultations',
    definition:
      '当期办结的咨询，按最后一次办结的日期；又重新打开的，再次办结时才算；区域按咨询开始时居民所在的社区',
  },
  { from: 'matters', on: 'closed' },
);
