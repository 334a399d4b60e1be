import { breakdown } from './figure.ts';
import { CHANNELS } from './labels.ts';

export const consultationsByChannel = breakdown(
  {
    id: 'consultations-by-channel',
    name: '咨询渠道',
    unit: '件',
    table: 'consultations',
    definition: '同咨询件数，按居民从哪里来问的分',
  },
  { from: 'matters', on: 'opened', by: 'channel' },
  CHANNELS,
);
