import { type Answer, type Citation, type Claim, WRITER_LABELS } from '../../../contracts/answer.ts';
import { type Block, block, bold, plain, tightBlock } from './rich-text.ts';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const stepMark = (index: number) => CIRCLED[index] ?? `${index + 1}. `;

/** 从知道之日起三年。 with citation 3 → 从知道之日起三年 [3]。 */
export function marked(claim: Claim): string {
  if (claim.cites.length === 0) return claim.text;
  const marks = claim.cites
    .toSorted((a, b) => a - b)
    .map((n) => `[${n}]`)
    .join('');
  const end = /[。！？；.!?;]+$/.exec(claim.text)?.[0] ?? '';
  return `${claim.text.slice(0, claim.text.length - end.length)} ${marks}${end}`;
}

const joined = (claims: readonly Claim[]) => claims.map(marked).join('');

/** The parts of an answer in the order of DESIGN.md; empty parts leave no trace. */
export function answerBlocks(answer: Answer, buttonActions: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const part = (title: string, text: string) => {
    if (text.trim() !== '') blocks.push(block(bold(title), plain(`：${text}`)));
  };
  /** One claim stays in the line of its title, several get a line each. */
  const list = (title: string, claims: readonly Claim[]) => {
    if (claims.length < 2) return part(title, joined(claims));
    blocks.push(block(bold(title), plain('：')));
    for (const claim of claims) blocks.push(tightBlock(plain(`• ${marked(claim)}`)));
  };
  if (answer.title) blocks.push(block(bold(answer.title)));
  part('简单说', joined(answer.short));
  if (answer.steps.length > 0) {
    blocks.push(block(bold('怎么做'), plain('：')));
    answer.steps.forEach((step, i) => {
      blocks.push(tightBlock(plain(`${stepMark(i)} ${marked(step)}`)));
    });
  }
  blocks.push(...lawBlocks(answer));
  list('注意时间', answer.deadlines);
  part('带什么', answer.bring.join('、'));
  list('费用', answer.cost);
  list('别踩坑', answer.pitfalls);
  list('找人', answer.person);
  blocks.push(...placeBlocks(answer));
  if (answer.related.length > 0 && !buttonActions.some((action) => action.startsWith('guide:'))) {
    part('您可能还想问', answer.related.map((r) => r.title).join('；'));
  }
  for (const note of answer.notes) blocks.push(block({ text: note, italic: true }));
  blocks.push(block({ text: `〔${WRITER_LABELS[answer.writer]}〕`, italic: true }));
  return blocks;
}

/**
 * Every [n] of the answer is resolved here: what the article says, where the answer says it or its gist
 * is needed; sources that only back a step or a place are named in one line.
 */
function lawBlocks(answer: Answer): Block[] {
  if (answer.citations.length === 0 && answer.law.length === 0) return [];
  const onlyGuides = answer.law.length === 0 && answer.citations.every((c) => c.kind === 'guide');
  const blocks: Block[] = [block(bold(onlyGuides ? '依据' : '法律依据'), plain('：'))];
  const said = new Map<number, Claim[]>();
  const loose: Claim[] = [];
  for (const claim of answer.law) {
    const n = claim.cites.find((cite) => answer.citations.some((c) => c.n === cite));
    if (n === undefined) loose.push(claim);
    else said.set(n, [...(said.get(n) ?? []), claim]);
  }
  const others: Citation[] = [];
  for (const citation of answer.citations.toSorted((a, b) => a.n - b.n)) {
    const claims = said.get(citation.n);
    if (claims) {
      const text = claims.map((claim) => extraMarks(claim, citation.n)).join('');
      blocks.push(tightBlock(plain(`[${citation.n}] ${citation.label}：${text}`)));
    } else if (citation.kind !== 'guide' && said.size === 0 && citation.gist.trim() !== '') {
      blocks.push(tightBlock(plain(`[${citation.n}] ${citation.label}：${citation.gist}`)));
    } else others.push(citation);
  }
  for (const claim of loose) blocks.push(tightBlock(plain(marked(claim))));
  if (others.length > 0) {
    blocks.push(tightBlock(plain(`其他出处：${others.map((c) => `[${c.n}] ${c.label}`).join('；')}`)));
  }
  return blocks;
}

/** A claim under the heading of citation `n`: only its further citations are marked. */
const extraMarks = (claim: Claim, n: number) =>
  marked({ ...claim, cites: claim.cites.filter((cite) => cite !== n) });

function placeBlocks(answer: Answer): Block[] {
  if (answer.places.length === 0) return [];
  return [
    block(bold('去哪里'), plain('：')),
    ...answer.places.map((place) => {
      const details = [place.address, place.hours, place.phone && `电话 ${place.phone}`]
        .filter(Boolean)
        .join('，');
      return tightBlock(plain(details ? `${place.name}（${details}）` : place.name));
    }),
  ];
}
