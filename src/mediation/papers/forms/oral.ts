import type { PaperInput } from '../input.ts';
import { dayOf } from '../moments.ts';
import { type Block, HAND_DATE, type Sheet, type Words } from '../paper.ts';
import { told } from '../parts/dispute.ts';
import { particulars } from '../parts/parties.ts';
import { mediatorLines, RECORDER, seal } from '../parts/signatures.ts';
import { contentOf, performanceTable } from '../parts/terms.ts';
import { disputed } from './agreement.ts';

/** 人民调解口头协议登记表: what the mediator notes of an agreement by word of mouth (人民调解法第二十八条、第三十条). */
export function oral(input: PaperInput): Sheet[] {
  const { case: found } = input;
  const at = found.agreement?.effectiveAt;
  const day: Words = at ? [dayOf(at)] : HAND_DATE;
  const more: Block[] = found.agreement?.more
    ? [{ kind: 'heading', text: '其他约定' }, ...told(found.agreement.more, 0)]
    : [];
  return [
    {
      blocks: [
        { kind: 'title', text: '人民调解口头协议登记表' },
        { kind: 'number', words: ['编号：', found.number] },
        { kind: 'heading', text: '当事人' },
        particulars(found),
        ...disputed(input),
        { kind: 'heading', text: '经调解，自愿达成如下协议' },
        ...contentOf(found),
        { kind: 'heading', text: '履行方式、时限' },
        performanceTable(found),
        ...more,
        {
          kind: 'paragraph',
          words: [
            '各方当事人认为不需要制作调解协议书，于',
            ...day,
            '达成口头协议。口头协议自达成之日起生效。',
          ],
        },
        { kind: 'signatures', lines: [...mediatorLines(input), RECORDER] },
        seal(input),
      ],
    },
  ];
}
