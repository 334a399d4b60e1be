import { breakdown } from './figure.ts';
import { FORMS } from './labels.ts';

export const agreementsByForm = breakdown(
  {
    id: 'agreements-by-form',
    name: '协议形式',
    unit: '件',
    table: 'mediation',
    definition: '同调解成功，按口头、书面分',
  },
  { from: 'cases', on: 'ended', where: { result: ['agreed'] }, by: 'form' },
  FORMS,
);
