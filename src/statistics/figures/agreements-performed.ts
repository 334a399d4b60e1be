import { breakdown } from './figure.ts';
import { PERFORMED } from './labels.ts';

export const agreementsPerformed = breakdown(
  {
    id: 'agreements-performed',
    name: '履行情况',
    unit: '件',
    table: 'mediation',
    definition: '同调解成功，按约定的事项都做到、做到一部分、还没有做分；口头协议没有分项的列为没有登记',
  },
  { from: 'cases', on: 'ended', where: { result: ['agreed'] }, by: 'performed' },
  PERFORMED,
);
