import { InvalidInput, NotFound } from '../../../core/errors.ts';
import type { PaperInput } from '../input.ts';
import { minuteOf } from '../moments.ts';
import { type Block, orBlank, type Sheet } from '../paper.ts';
import { disputeName } from '../parts/dispute.ts';
import { nameOf, namesOf } from '../parts/parties.ts';
import { committeeOrBlank, seal } from '../parts/signatures.ts';

/** A slip to hand or post to a party: what it is about, that they are free to refuse, and how to answer. */
export function invitation(input: PaperInput): Sheet[] {
  const { case: found, office, invitation: asked } = input;
  if (!asked) throw new InvalidInput('打印邀请单要先有邀请链接');
  const party = found.parties.find((one) => one.id === asked.party);
  if (!party) throw new NotFound('案件里没有这位当事人');
  const others = found.parties.filter((one) => one.side !== party.side);
  const visit = [office.room, office.address].filter(Boolean).join('，');
  const blocks: Block[] = [
    { kind: 'title', text: '人民调解邀请单' },
    { kind: 'number', words: [found.number] },
    { kind: 'paragraph', words: [orBlank(nameOf(party), 8), '：'], flush: true },
    {
      kind: 'paragraph',
      words: [
        '您好。您与',
        ...(others.length > 0 ? namesOf(others) : [{ blank: 8 }]),
        `之间的${disputeName(found)}，现请您参加人民调解，由`,
        committeeOrBlank(office.committee),
        '主持。',
      ],
    },
    {
      kind: 'paragraph',
      words: [
        '调解不收费。参不参加由您决定：可以同意，也可以不同意；同意以后，也可以随时要求停止。不同意不影响您去仲裁、找主管部门或者打官司。',
      ],
    },
    { kind: 'heading', text: '怎么答复' },
    { kind: 'paragraph', words: ['一、用手机扫下面的二维码，看告知书，选“同意”或者“不同意”。不用注册。'] },
    { kind: 'code', url: asked.url },
    {
      kind: 'paragraph',
      words: [`此码只供您本人使用，只能用一次，${minuteOf(asked.validUntil)}前有效，请不要转给别人。`],
      small: true,
    },
    {
      kind: 'paragraph',
      words: [
        '二、没有手机的，请带身份证到',
        orBlank(visit, 20),
        '当面答复，或者打电话：',
        orBlank(office.phone, 10),
        '。',
      ],
    },
    seal(input),
  ];
  return [{ blocks }];
}
