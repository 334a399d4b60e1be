import { percentile } from './figure.ts';

export const handleMedian = percentile(
  {
    id: 'handle-median',
    name: '人工办理时间（中位数）',
    unit: '分钟',
    table: 'times',
    definition:
      '从第一次转人工到最后一次办结，一半不超过这个时间；只算有人接手并已办结的；按第一次转人工的日期',
  },
  0.5,
  { from: 'matters', on: 'called', by: 'handle' },
);
