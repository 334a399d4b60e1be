import { breakdown } from './figure.ts';

export const clockByTier = breakdown(
  {
    id: 'clock-by-tier',
    name: '按时限分',
    unit: '件',
    table: 'clock',
    definition: '同受理件数，按时限档次分；还没有定时限的单列',
  },
  { from: 'matters', on: 'called', by: 'tier' },
  'plain',
);
