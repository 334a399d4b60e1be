import { rate } from './figure.ts';

/** What is not decided yet is in neither number. */
export const acceptedInTimeRate = rate(
  {
    id: 'accepted-in-time-rate',
    name: '按时接手率',
    table: 'clock',
    definition:
      '按时接手的件 ÷（按时接手＋没有按时接手的件）；还在等待、没有到时间的不算，居民自己撤回的不算',
  },
  { from: 'matters', on: 'called', where: { accepted: ['in-time'] } },
  { from: 'matters', on: 'called', where: { accepted: ['in-time', 'late'] } },
);
