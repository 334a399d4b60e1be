import { formatChineseNumber } from '../../../core/chinese-numbers.ts';
import type { PartyId } from '../../case.ts';
import type { PaperInput } from '../input.ts';
import { minuteOf } from '../moments.ts';
import type { Block, Sheet } from '../paper.ts';
import { amountLine, disputeName, told } from '../parts/dispute.ts';
import { particulars } from '../parts/parties.ts';
import { mediatorLines, partyLines, RECORDER, seal } from '../parts/signatures.ts';
import { contentOf, performanceTable } from '../parts/terms.ts';

/**
 * 人民调解协议书, with what 人民调解法第二十九条 names, in its order: the parties; main facts, matter in dispute and
 * everyone's responsibility; content, manner and time limit of performance; signatures, seal, date.
 */
export function agreement(input: PaperInput): Sheet[] {
  const { case: found } = input;
  const more = found.agreement?.more;
  return [
    {
      blocks: [
        { kind: 'title', text: '人民调解协议书' },
        { kind: 'number', words: ['编号：', found.number] },
        { kind: 'heading', text: '当事人' },
        particulars(found),
        ...disputed(input),
        { kind: 'heading', text: '经调解，自愿达成如下协议' },
        ...contentOf(found),
        { kind: 'heading', text: '履行方式、时限' },
        performanceTable(found),
        { kind: 'heading', text: '其他约定' },
        ...told(more, 2),
        { kind: 'heading', text: '协议的效力' },
        paragraph(
          '本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，各方应当按照约定履行。',
        ),
        paragraph(
          '各方认为有必要的，可以自本协议生效之日起三十日内共同向人民法院申请司法确认；就本协议的内容或者履行发生争议的，可以向人民法院起诉。',
        ),
        paragraph(
          `本协议一式${formatChineseNumber(found.parties.length + 1)}份，当事人各执一份，人民调解委员会留存一份。`,
        ),
        {
          kind: 'signatures',
          lines: [...partyLines(input, undefined, confirmedNote(input)), ...mediatorLines(input), RECORDER],
        },
        seal(input),
      ],
    },
  ];
}

/** 纠纷的主要事实、争议事项, 各方责任: the sides' account, then lines for what the mediator sets down by hand. */
export function disputed({ case: found }: PaperInput): Block[] {
  const amount = amountLine(found.amount);
  return [
    { kind: 'heading', text: '纠纷的主要事实、争议事项' },
    paragraph(`纠纷类型：${disputeName(found)}。`),
    ...told(found.facts, 5),
    { kind: 'heading', text: '申请人的要求' },
    ...told(found.claims, 2),
    ...(amount === undefined ? [] : [paragraph(amount)]),
    { kind: 'heading', text: '各方当事人的责任' },
    { kind: 'lines', count: 2 },
  ];
}

/** That a party confirmed with a one-time code is a fact of the file; it does not stand in for the signature. */
function confirmedNote({ case: found }: PaperInput): (party: PartyId) => string | undefined {
  return (party) => {
    const confirmed = found.agreement?.confirmedBy.find((one) => one.party === party);
    return confirmed && `${minuteOf(confirmed.at)}已用一次性验证码在线确认协议内容`;
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', words: [text] };
}
