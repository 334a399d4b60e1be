import { rate } from './figure.ts';

/** One that ran over and is still open is late already: otherwise leaving it open would improve the rate. */
export const closedInTimeRate = rate(
  {
    id: 'closed-in-time-rate',
    name: '按时办结率',
    table: 'clock',
    definition: '按时办结的件 ÷（按时办结＋超时办结＋超时还没办结的件）；没有到时限的不算',
  },
  { from: 'matters', on: 'called', where: { finished: ['in-time'] } },
  { from: 'matters', on: 'called', where: { finished: ['in-time', 'late'] } },
);
