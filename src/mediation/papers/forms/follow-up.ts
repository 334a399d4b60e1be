import { chineseDate } from '../../../core/dates.ts';
import type { FollowUp } from '../../case.ts';
import type { PaperInput } from '../input.ts';
import { dayOf } from '../moments.ts';
import { HAND_DATE, type Sheet, type Words } from '../paper.ts';
import { disputeName, told } from '../parts/dispute.ts';
import { namesOf, partiesInOrder } from '../parts/parties.ts';
import { performedTable } from '../parts/terms.ts';

/** 人民调解回访记录 (人民调解法第三十一条: performance is watched over), one sheet a visit; none planned: one to fill in. */
export function followUp(input: PaperInput): Sheet[] {
  const visits = input.case.followUps;
  return (visits.length > 0 ? visits : [undefined]).map((visit) => sheet(input, visit));
}

function sheet({ case: found }: PaperInput, visit: FollowUp | undefined): Sheet {
  const time: Words = visit?.doneAt ? [dayOf(visit.doneAt)] : HAND_DATE;
  const planned: Words = visit && !visit.doneAt ? [`（计划：${chineseDate(visit.on)}）`] : [];
  const box = (answer: boolean) => (visit?.satisfied === answer ? '☑' : '□');
  return {
    blocks: [
      { kind: 'title', text: '人民调解回访记录' },
      {
        kind: 'facts',
        facts: [
          { label: '当事人', words: namesOf(partiesInOrder(found)) },
          { label: '调解协议编号', words: [found.number] },
          { label: '回访事由', words: [`${disputeName(found)}调解协议履行情况`] },
          { label: '回访时间', words: [...time, ...planned] },
        ],
      },
      { kind: 'heading', text: '协议履行情况' },
      performedTable(found),
      { kind: 'heading', text: '回访情况' },
      ...told(visit?.finding, 6),
      { kind: 'paragraph', words: [`当事人对处理结果：${box(true)}满意　${box(false)}不满意`] },
      { kind: 'signatures', lines: [{ label: '回访人（签名）' }] },
      { kind: 'seal', office: [], date: HAND_DATE },
    ],
  };
}
