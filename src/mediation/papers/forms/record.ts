import type { MediationSession } from '../../case.ts';
import type { PaperInput } from '../input.ts';
import { isHeld } from '../kinds.ts';
import { spanOf } from '../moments.ts';
import { type Blank, orBlank, type Sheet, type Words } from '../paper.ts';
import { disputeName, told } from '../parts/dispute.ts';
import { bothSides, namesOf, partiesInOrder } from '../parts/parties.ts';
import { mediatorLines, partyLines, RECORDER, seal } from '../parts/signatures.ts';

const WIDE: Blank = { blank: 24 };

/** 人民调解笔录 (人民调解法第二十七条), one sheet a session; before any was held, one to fill in by hand. */
export function record(input: PaperInput): Sheet[] {
  const { sessions } = input.case;
  const wanted =
    input.session === undefined
      ? sessions.filter(isHeld)
      : sessions.filter((one) => one.id === input.session);
  const list = wanted.length > 0 ? wanted : [undefined];
  return list.map((session, i) => sheet(input, session, list.length > 1 ? `（第${i + 1}次）` : ''));
}

function sheet(input: PaperInput, session: MediationSession | undefined, count: string): Sheet {
  const { case: found, office } = input;
  const time: Words = session?.startedAt ? [spanOf(session.startedAt, session.endedAt)] : [WIDE];
  const mediators = office.mediators.join('、');
  return {
    blocks: [
      { kind: 'title', text: `人民调解笔录${count}` },
      { kind: 'number', words: [found.number] },
      {
        kind: 'facts',
        facts: [
          { label: '时间', words: time },
          { label: '地点', words: [place(input, session)] },
          { label: '事由', words: [...bothSides(found), disputeName(found)] },
          { label: '人民调解员', words: [orBlank(mediators, 24)] },
          { label: '参加人', words: [WIDE] },
          { label: '当事人', words: namesOf(partiesInOrder(found)) },
        ],
      },
      {
        kind: 'paragraph',
        words: ['人民调解员已将人民调解的性质、原则、效力以及当事人的权利、义务告知各方当事人。'],
      },
      { kind: 'heading', text: '调解记录' },
      ...told(session?.record, 14),
      { kind: 'paragraph', words: ['以上笔录各方当事人已经看过（听过），与所说的一致。'] },
      {
        kind: 'signatures',
        lines: [...partyLines(input), { label: '参加人（签名）' }, ...mediatorLines(input), RECORDER],
      },
      seal(input),
    ],
  };
}

function place({ office }: PaperInput, session: MediationSession | undefined) {
  if (session?.place === 'online') return '网上调解';
  return orBlank([office.room, office.address].filter(Boolean).join('，'), 24);
}
