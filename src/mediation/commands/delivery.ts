import type { Reply } from '../../contracts/reply.ts';
import { textReply } from '../buttons.ts';
import type { MediationCase, PartyId } from '../case.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import type { CaseSaying, Missed } from '../decision.ts';
import { partyName } from '../in-words.ts';
import { CASE_SAY } from '../screen-text.ts';

export interface SettledWords {
  audience: 'all' | PartyId;
  byParty: PartyId | undefined;
  missed: readonly Missed[];
}

/** What is said once it is known whom words reached: to who said them, in one line for all, and to mediators who can call. */
export function settledWords(
  c: MediationCase,
  first: SettledWords,
  more: readonly SettledWords[],
): { sender: Reply; others: CaseSaying[] } {
  const all = [first, ...more];
  const speaker = c.parties.find((p) => p.id === first.byParty);
  const missing = (what: Missed['what']) => {
    const who = new Set(all.flatMap(({ missed }) => missed.filter((m) => m.what === what).map((m) => m.who)));
    const names = [...who].map((position) => {
      const party = c.parties.find((p) => p.position === position);
      return party ? partyName(party) : CASE_SAY.theMediator;
    });
    return { who, names: names.join('、') };
  };
  const lines: string[] = [];
  const arrived = all.filter(({ missed }) => missed.length === 0).length;
  if (arrived > 0) lines.push(arrivedLine(c, first, arrived));
  const words = missing('words');
  if (words.who.size > 0)
    lines.push(
      !speaker
        ? CASE_SAY.missedByMediator(c, words.names)
        : words.who.has('mediator')
          ? CASE_SAY.missedMediator(c)
          : CASE_SAY.missedByParty(c, words.names),
    );
  const files = missing('files');
  if (files.who.size > 0) lines.push(CASE_SAY.missedFiles(c, files.names));

  const sides = [...words.who].filter((who) => who !== 'mediator');
  const names = c.parties.filter((p) => sides.includes(p.position)).map(partyName);
  const warning = textReply(CASE_SAY.outOfReach(c, names.join('、')), [CASE_BUTTONS.file(c)]);
  return {
    sender: textReply(lines.join('\n')),
    others: speaker && sides.length > 0 ? c.mediators.map((person) => ({ person, reply: warning })) : [],
  };
}

function arrivedLine(c: MediationCase, { audience, byParty }: SettledWords, count: number): string {
  const partner = c.parties.find((p) => p.id === audience);
  if (partner && byParty) return CASE_SAY.arrivedPrivate(count);
  if (partner) return CASE_SAY.arrivedPrivateTo(partner, count);
  const absent = c.parties.filter((p) => !p.resident).map(partyName);
  return CASE_SAY.arrivedAll(absent.join('、'), count);
}
