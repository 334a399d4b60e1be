import { CASE_SOURCES } from '../../../contracts/case-names.ts';
import type { PaperInput } from '../input.ts';
import { dayOf } from '../moments.ts';
import { amountInFull } from '../money.ts';
import { HAND_DATE, LINE, label, type Row, type Sheet, type Words } from '../paper.ts';
import { disputeName, toldInCell } from '../parts/dispute.ts';
import { bothSides, particulars } from '../parts/parties.ts';
import { partyLines, seal } from '../parts/signatures.ts';

/** 人民调解受理登记表: when and between whom, type, source, brief facts; signed by parties and whoever registers. */
export function register(input: PaperInput): Sheet[] {
  const { case: found } = input;
  const when: Words = found.acceptedAt ? [dayOf(found.acceptedAt)] : HAND_DATE;
  const basis = found.source === 'applied' ? '依当事人申请' : '经当事人同意';
  const sources = Object.entries(CASE_SOURCES).map(
    ([source, name]) => `${source === found.source ? '☑' : '□'}${name}`,
  );
  const row = (name: string, words: readonly Words[], height = LINE): Row => ({
    cells: [label(name), { words }],
    height,
  });
  return [
    {
      blocks: [
        { kind: 'title', text: '人民调解受理登记表' },
        { kind: 'number', words: [found.number] },
        {
          kind: 'paragraph',
          words: [...when, `，本人民调解委员会${basis}，调解`, ...bothSides(found), '之间的纠纷。'],
        },
        particulars(found),
        {
          kind: 'table',
          columns: [23, 77],
          rows: [
            row('纠纷类型', [[disputeName(found)]]),
            row('案件来源', [[sources.join('　')]]),
            row('涉及人数', [[`${found.people}人`]]),
            row('涉及金额', found.amount === undefined ? [] : [[amountInFull(found.amount)]]),
            { cells: [label('纠纷简要情况'), { words: toldInCell(found.facts), story: true }], height: 40 },
            row('备注', [['此表由人民调解委员会填写。']], 11),
          ],
        },
        { kind: 'signatures', lines: [...partyLines(input), { label: '登记人（签名）' }] },
        seal(input),
      ],
    },
  ];
}
