import { breakdown } from './figure.ts';

export const casesByRoom = breakdown(
  {
    id: 'cases-by-room',
    name: '调解室',
    unit: '件',
    table: 'mediation',
    definition: '同调解受理，按调解室分；移送上级的算在最后的调解室',
  },
  { from: 'cases', on: 'accepted', by: 'room' },
  'room',
);
