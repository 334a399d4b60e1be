import type { AnswerRequest } from '../../src/consultation/ports.ts';
import type { LocalDate } from '../../src/core/dates.ts';
import type { PassageId, TopicId } from '../../src/core/ids.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import type { ArticleNumber } from '../../src/knowledge/statutes/article-number.ts';

export const TOPICS = [
  { id: '邻里' as TopicId, description: '漏水、噪音' },
  { id: '劳动纠纷' as TopicId, description: '工资、工伤' },
];

export const leak: Passage = {
  id: 'digest:楼道法/3' as PassageId,
  kind: 'digest',
  title: '楼道法',
  path: '',
  body: '漏水的人家十五天内要修好。',
  questions: [],
  topics: ['邻里' as TopicId],
  areas: [],
  article: { statute: '楼道法', number: '3' as ArticleNumber },
  from: undefined,
  until: undefined,
};

export function request(more: Partial<AnswerRequest> = {}): AnswerRequest {
  return {
    question: '楼上漏水怎么办',
    earlier: [],
    passages: [leak],
    asOf: '2026-11-22' as LocalDate,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...more,
  };
}

export const written = {
  title: '楼上漏水',
  short: [{ text: '楼上要在十五天内修好。', cites: [1] }],
  steps: [
    { text: '先拍照。', cites: [1] },
    { text: '再通知楼上。', cites: [1] },
  ],
  law: [{ text: '《楼道法》第三条：十五天内修好。', cites: [1] }],
  deadlines: [],
  bring: ['身份证'],
  cost: [],
  pitfalls: [],
  person: [],
};

export const triaged = {
  kind: 'dispute',
  smalltalk: null,
  topic: '邻里',
  topicConfidence: 0.9,
  urgency: 'normal',
  followUp: false,
  standalone: '楼上漏水怎么办',
};
