import { count } from './figure.ts';

/** The first call: a reopened matter is the same request. */
export const clockReceived = count(
  {
    id: 'clock-received',
    name: '转人工受理',
    unit: '件',
    table: 'clock',
    definition: '当期第一次转到人工的咨询；按第一次转人工的日期；区域按咨询开始时居民所在的社区',
  },
  { from: 'matters', on: 'called' },
);
