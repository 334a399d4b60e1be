import { rate } from './figure.ts';

/** What was never mediated says nothing about mediation. */
export const successRate = rate(
  {
    id: 'success-rate',
    name: '调解成功率',
    table: 'mediation',
    definition:
      '达成协议的件 ÷（达成协议＋调解不成的件）；拒绝调解、撤回、不予受理的没有调解过，不算；按结束日期',
  },
  { from: 'cases', on: 'ended', where: { result: ['agreed'] } },
  { from: 'cases', on: 'ended', where: { result: ['agreed', 'failed'] } },
);
