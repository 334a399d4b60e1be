import { breakdown } from './figure.ts';

export const consultationsByTopic = breakdown(
  {
    id: 'consultations-by-topic',
    name: '咨询类别',
    unit: '件',
    table: 'consultations',
    definition: '同咨询件数，按类别分；类别以最后认定的为准',
  },
  { from: 'matters', on: 'opened', by: 'topic' },
  'plain',
);
