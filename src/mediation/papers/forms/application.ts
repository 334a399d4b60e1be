import { cleanLines } from '../clean.ts';
import type { PaperInput } from '../input.ts';
import { type Block, HAND_DATE, type Sheet } from '../paper.ts';
import { amountLine, told } from '../parts/dispute.ts';
import { particulars, partiesInOrder } from '../parts/parties.ts';
import { committeeOrBlank, partyLines } from '../parts/signatures.ts';

/** 人民调解申请书 (人民调解法第十七条): parties, brief facts, what is asked for, the applicant's own wish, signature. */
export function application(input: PaperInput): Sheet[] {
  const { case: found, office } = input;
  const claims = cleanLines(found.claims);
  const amount = amountLine(found.amount);
  const blocks: Block[] = [
    { kind: 'title', text: '人民调解申请书' },
    { kind: 'number', words: [found.number] },
    particulars(found),
    { kind: 'heading', text: '纠纷简要情况' },
    ...told(found.facts, 6),
    { kind: 'heading', text: '当事人申请事项' },
    ...(claims.length > 1
      ? claims.map((line, i): Block => ({ kind: 'paragraph', words: [numbered(line, i)] }))
      : told(found.claims, 3)),
    ...(amount === undefined ? [] : [{ kind: 'paragraph', words: [amount] } satisfies Block]),
    {
      kind: 'paragraph',
      words: [committeeOrBlank(office.committee), '已将申请人民调解的相关规定告知我，现自愿申请进行调解。'],
    },
    {
      kind: 'signatures',
      lines: partyLines(
        input,
        partiesInOrder(found).filter((party) => party.side === 'applicant'),
      ),
    },
    { kind: 'seal', office: [], date: HAND_DATE },
  ];
  return [{ blocks }];
}

/** People often number their requests themselves. */
function numbered(line: string, i: number): string {
  return /^(?:\d+|[一二三四五六七八九十]+)[.、．)）]/.test(line) ? line : `${i + 1}. ${line}`;
}
