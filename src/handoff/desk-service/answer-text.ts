import type { Answer, Claim } from '../../contracts/answer.ts';

/** An answer as plain words, for a person to change before it is sent. */
export function answerText(answer: Answer): string {
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `${title}：${lines.length === 1 ? lines[0] : `\n${lines.join('\n')}`}`;
  const said = (claims: readonly Claim[]) => claims.map((claim) => claim.text);
  const numbered = (claims: readonly Claim[]) => said(claims).map((text, i) => `${i + 1}. ${text}`);
  return [
    said(answer.short).join(''),
    part('怎么做', numbered(answer.steps)),
    part('要带的', answer.bring),
    part('注意时间', said(answer.deadlines)),
    part('费用', said(answer.cost)),
    part(
      '依据',
      answer.citations.map((citation) => citation.label),
    ),
  ]
    .filter(Boolean)
    .join('\n');
}
