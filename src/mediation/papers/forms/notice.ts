import { formatChineseNumber } from '../../../core/chinese-numbers.ts';
import type { ArticleCitation } from '../../../knowledge/cited-text.ts';
import { formatArticleNumber } from '../../../knowledge/statutes/article-number.ts';
import { cleanLine } from '../clean.ts';
import type { PaperInput } from '../input.ts';
import type { Block, Sheet } from '../paper.ts';
import { bothSides } from '../parts/parties.ts';
import { partyLines, seal } from '../parts/signatures.ts';

/** 人民调解当事人权利义务告知书: the office's notice, each point with its articles, signed by who was told. */
export function notice(input: PaperInput): Sheet[] {
  const { case: found, notice: told } = input;
  const points = told.sections.flatMap((section, s): Block[] => [
    { kind: 'heading', text: `${formatChineseNumber(s + 1)}、${cleanLine(section.heading)}` },
    ...section.lines.map((line, i): Block => {
      return { kind: 'paragraph', words: [`${i + 1}. ${cleanLine(line.text)}${sources(line.citations)}`] };
    }),
  ]);
  return [
    {
      blocks: [
        { kind: 'title', text: '人民调解当事人权利义务告知书' },
        { kind: 'number', words: [found.number] },
        {
          kind: 'paragraph',
          words: [
            '就',
            ...bothSides(found),
            '之间的纠纷，现将人民调解的性质、原则、效力和您的权利、义务告知如下：',
          ],
        },
        ...points,
        { kind: 'paragraph', words: ['以上内容我已经看过（听过）并且明白。'] },
        { kind: 'signatures', lines: partyLines(input) },
        seal(input),
      ],
    },
  ];
}

/** （人民调解法第二条、第二十二条）: a title is said once. */
function sources(citations: readonly ArticleCitation[]): string {
  const names = citations.map(({ statute, number }, i) => {
    const title = citations[i - 1]?.statute === statute ? '' : statute;
    return `${title}${formatArticleNumber(number)}`;
  });
  return names.length === 0 ? '' : `（${names.join('、')}）`;
}
