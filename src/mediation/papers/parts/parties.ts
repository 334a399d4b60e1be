import { SIDE_NAMES } from '../../../contracts/case-names.ts';
import { formatChineseNumber } from '../../../core/chinese-numbers.ts';
import type { MediationCase, Party, PartyId, Side } from '../../case.ts';
import { cleanLine } from '../clean.ts';
import { type Block, cell, type Inline, LINE, label, orBlank, type Row, type Words } from '../paper.ts';

type Named = Pick<MediationCase, 'parties'>;

/** Applicants first, each side in the order of the file: so papers name and number the parties. */
export function partiesInOrder(found: Named): Party[] {
  return [...sideOf(found, 'applicant'), ...sideOf(found, 'respondent')];
}

function sideOf({ parties }: Named, side: Side): Party[] {
  return parties.filter((party) => party.side === side).sort((a, b) => a.position - b.position);
}

/** 申请人; of several on one side 申请人一、申请人二. */
export function sideName(found: Named, party: Party): string {
  const side = sideOf(found, party.side);
  const number = side.length > 1 ? formatChineseNumber(side.indexOf(party) + 1) : '';
  return `${SIDE_NAMES[party.side]}${number}`;
}

export function nameOf(party: Party): string {
  return cleanLine(party.name);
}

export function nameById(found: Named, id: PartyId): string {
  const party = found.parties.find((one) => one.id === id);
  return party ? nameOf(party) : '';
}

/** 张三、李四; a name that is gone is a blank. */
export function namesOf(parties: readonly Party[]): Words {
  return parties.flatMap((party, i): Inline[] => [...(i === 0 ? [] : ['、']), orBlank(nameOf(party), 6)]);
}

/** 张三与李四 */
export function bothSides(found: Named): Words {
  const of = (side: Side) => namesOf(sideOf(found, side));
  const [ours, theirs] = [of('applicant'), of('respondent')];
  const gone: Words = [{ blank: 6 }];
  return [...(ours.length > 0 ? ours : gone), '与', ...(theirs.length > 0 ? theirs : gone)];
}

/** 当事人基本情况 (人民调解法第二十九条), in the order of the official forms. */
export function particulars(found: Named, parties = partiesInOrder(found)): Block {
  return {
    kind: 'table',
    columns: [8, 16, 18, 8, 8, 8, 11, 8, 15],
    rows: parties.flatMap((party) => rowsOf(sideName(found, party), party)),
  };
}

function rowsOf(side: string, party: Party): Row[] {
  const name = nameOf(party);
  const tell = (text: string | undefined) => (text === undefined ? undefined : cleanLine(text));
  const contact = tell(party.contact);
  const address = tell(party.address);
  if (party.kind === 'organisation') {
    return [
      row(label(side, { down: 3 }), label('单位名称'), cell(name, { across: 7 })),
      row(
        label('法定代表人或者代表及职务'),
        cell(tell(party.representative), { across: 3 }),
        label('联系方式', { across: 2 }),
        cell(contact, { across: 2 }),
      ),
      row(label('单位住所'), cell(address, { across: 7 })),
    ];
  }
  return [
    row(
      label(side, { down: 3 }),
      label('姓名'),
      cell(name),
      label('性别'),
      cell(party.sex),
      label('民族'),
      cell(tell(party.ethnicity)),
      label('年龄'),
      cell(party.age === undefined ? undefined : String(party.age)),
    ),
    row(
      label('职业或职务'),
      cell(tell(party.occupation), { across: 3 }),
      label('联系方式', { across: 2 }),
      cell(contact, { across: 2 }),
    ),
    row(label('单位或住址'), cell(address, { across: 7 })),
  ];
}

function row(...cells: Row['cells']): Row {
  return { cells, height: LINE };
}
