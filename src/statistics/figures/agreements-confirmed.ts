import { count } from './figure.ts';

export const agreementsConfirmed = count(
  {
    id: 'agreements-confirmed',
    name: '司法确认',
    unit: '件',
    table: 'mediation',
    definition: '当期达成、后来经法院司法确认的协议；按达成日期',
  },
  { from: 'cases', on: 'ended', where: { result: ['agreed'], confirmation: ['confirmed'] } },
);
