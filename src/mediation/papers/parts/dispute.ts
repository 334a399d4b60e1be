import type { MediationCase } from '../../case.ts';
import { cleanLines } from '../clean.ts';
import { amountInFull } from '../money.ts';
import type { Block, Words } from '../paper.ts';

/** 邻里纠纷, 劳动争议 */
export function disputeName({ disputeType }: Pick<MediationCase, 'disputeType'>): string {
  return disputeType.endsWith('争议') ? disputeType : `${disputeType}纠纷`;
}

/** People's own words as paragraphs; none: ruled lines to write on. */
export function told(text: string | undefined, lines: number): Block[] {
  const paragraphs = cleanLines(text ?? '').map((line): Block => ({ kind: 'paragraph', words: [line] }));
  return paragraphs.length > 0 ? paragraphs : [{ kind: 'lines', count: lines }];
}

/** The same inside a table's cell. */
export function toldInCell(text: string | undefined): Words[] {
  return cleanLines(text ?? '').map((line) => [line]);
}

/** 涉及金额, when the case has one. */
export function amountLine(amount: number | undefined): string | undefined {
  return amount === undefined ? undefined : `涉及金额：${amountInFull(amount)}。`;
}
