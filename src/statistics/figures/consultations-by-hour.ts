import { breakdown } from './figure.ts';

export const consultationsByHour = breakdown(
  {
    id: 'consultations-by-hour',
    name: '咨询时段',
    unit: '件',
    table: 'consultations',
    definition: '同咨询件数，按开始的钟点分（北京时间）',
  },
  { from: 'matters', on: 'opened', by: 'hour' },
  'hour',
);
