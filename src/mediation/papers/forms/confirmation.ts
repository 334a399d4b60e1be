import type { PaperInput } from '../input.ts';
import { PAPER_NAMES } from '../kinds.ts';
import { dayOf } from '../moments.ts';
import { HAND_DATE, type Sheet, type Words } from '../paper.ts';
import { disputeName, told } from '../parts/dispute.ts';
import { namesOf, particulars, partiesInOrder } from '../parts/parties.ts';
import { committeeOrBlank, partyLines } from '../parts/signatures.ts';
import { contentOf } from '../parts/terms.ts';

/**
 * 司法确认申请书: all parties together, within 30 days (人民调解法第三十三条、民事诉讼法第二百零五条). Which court it
 * is depends on where they live and where the committee sits: left blank. Order and promise follow the court's form.
 */
export function confirmation(input: PaperInput): Sheet[] {
  const { case: found, office } = input;
  const parties = partiesInOrder(found);
  // Both sides apply here: nobody is 被申请人.
  const together = { ...found, parties: parties.map((party) => ({ ...party, side: 'applicant' as const })) };
  const joint: PaperInput = { ...input, case: together };
  const made: Words = found.agreement?.effectiveAt ? [dayOf(found.agreement.effectiveAt)] : HAND_DATE;
  const paper = found.agreement?.form === 'oral' ? PAPER_NAMES.oral : PAPER_NAMES.agreement;
  const named: Words = [...made, `达成的人民调解协议（${found.number}）`];
  return [
    {
      blocks: [
        { kind: 'title', text: '司法确认申请书' },
        particulars(together),
        { kind: 'heading', text: '请求事项' },
        { kind: 'paragraph', words: ['请求确认申请人', ...namesOf(parties), '于', ...named, '有效。'] },
        { kind: 'heading', text: '事实和理由' },
        {
          kind: 'paragraph',
          words: [
            '申请人之间的',
            disputeName(found),
            '，经',
            committeeOrBlank(office.committee),
            '主持调解，自愿达成协议，内容如下：',
          ],
        },
        ...contentOf(found),
        ...(found.agreement?.more ? told(found.agreement.more, 0) : []),
        {
          kind: 'paragraph',
          words: [
            '各申请人是为解决纠纷自愿达成协议，没有恶意串通、规避法律的行为；如果因为协议内容给国家、集体或者他人造成损害，愿意承担相应的民事责任和其他法律责任。',
          ],
        },
        { kind: 'paragraph', words: ['此致'] },
        { kind: 'paragraph', words: [{ blank: 14 }, '人民法院'], flush: true },
        {
          kind: 'paragraph',
          words: [
            `附：1. ${paper}；2. 人民调解委员会主持调解的证明；3. 申请人的身份证明；4. 与协议有关的财产权利证明等材料。`,
          ],
          small: true,
        },
        { kind: 'signatures', lines: partyLines(joint, together.parties) },
        { kind: 'seal', office: [], date: HAND_DATE },
      ],
    },
  ];
}
