import { count } from './figure.ts';

export const agreedAmount = count(
  {
    id: 'agreed-amount',
    name: '协议金额',
    unit: '万元',
    table: 'mediation',
    definition: '当期达成的协议里约定支付的金额合计；按达成日期',
  },
  { from: 'cases', on: 'ended', where: { result: ['agreed'] }, sum: 'agreed_amount' },
);
