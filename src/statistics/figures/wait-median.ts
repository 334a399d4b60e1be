import { percentile } from './figure.ts';

/** As the resident lived it, nights included. */
export const waitMedian = percentile(
  {
    id: 'wait-median',
    name: '等人工时间（中位数）',
    unit: '分钟',
    table: 'times',
    definition:
      '从第一次转人工到有人接手，一半不超过这个时间；不满一分钟算一分钟，含下班时间；按第一次转人工的日期',
  },
  0.5,
  { from: 'matters', on: 'called', by: 'wait' },
);
