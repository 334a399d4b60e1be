import { count } from './figure.ts';

export const closedInTime = count(
  {
    id: 'closed-in-time',
    name: '按时办结',
    unit: '件',
    table: 'clock',
    definition:
      '受理的件里，在时限之前办结的；暂停计时的按恢复后的时限；重新打开的按最后一次；按第一次转人工的日期',
  },
  { from: 'matters', on: 'called', where: { finished: ['in-time'] } },
);
