import { percentile } from './figure.ts';

/** Median and ninth decile, never the mean: one night without power would drown everything else. */
export const firstReplyMedian = percentile(
  {
    id: 'first-reply-median',
    name: '首次答复时间（中位数）',
    unit: '秒',
    table: 'times',
    definition: '从居民第一句话到第一次答复，一半的咨询不超过这个时间；不满一秒算一秒；按咨询开始日期',
  },
  0.5,
  { from: 'matters', on: 'opened', by: 'reply' },
);
