import { percentile } from './figure.ts';

export const firstReplyP90 = percentile(
  {
    id: 'first-reply-p90',
    name: '首次答复时间（九成）',
    unit: '秒',
    table: 'times',
    definition: '同上，九成的咨询不超过这个时间',
  },
  0.9,
  { from: 'matters', on: 'opened', by: 'reply' },
);
