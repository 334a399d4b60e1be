import type { Party, PartyId } from '../../case.ts';
import type { PaperInput } from '../input.ts';
import { type Block, HAND_DATE, type Inline, type SignatureLine } from '../paper.ts';
import { nameOf, partiesInOrder, sideName } from './parties.ts';

const BY_HAND = '（签名、盖章或者按指印）';

/** 签名、盖章或者按指印 (人民调解法第二十九条) of each party. */
export function partyLines(
  input: PaperInput,
  parties: readonly Party[] = partiesInOrder(input.case),
  note: (party: PartyId) => string | undefined = () => undefined,
): SignatureLine[] {
  if (parties.length === 0) return [{ label: `当事人${BY_HAND}` }];
  return parties.map((party) => {
    const known = note(party.id);
    const name = nameOf(party);
    const line = { label: `${sideName(input.case, party)}${name ? ` ${name}` : ''}${BY_HAND}` };
    return known === undefined ? line : { ...line, note: known };
  });
}

/** One line a mediator, at least one. */
export function mediatorLines({ office }: PaperInput): SignatureLine[] {
  const names = office.mediators.length > 0 ? office.mediators : [''];
  return names.map((name) => ({ label: `人民调解员${name ? ` ${name}` : ''}（签名）` }));
}

export const RECORDER: SignatureLine = { label: '记录人（签名）' };

/** 人民调解委员会（印章） and the date, written by hand on the day of sealing. */
export function seal({ office }: PaperInput): Block {
  return { kind: 'seal', office: [committeeOrBlank(office.committee), '（印章）'], date: HAND_DATE };
}

export function committeeOrBlank(committee: string | undefined): Inline {
  return committee ?? { blank: 14 };
}
