import { count } from './figure.ts';

/** Against the hour the resident was told, not an average. */
export const acceptedInTime = count(
  {
    id: 'accepted-in-time',
    name: '按时接手',
    unit: '件',
    table: 'clock',
    definition: '受理的件里，在答应居民的时间之前有人接手的；按第一次转人工的日期',
  },
  { from: 'matters', on: 'called', where: { accepted: ['in-time'] } },
);
