import type { CommandOf } from '../../contracts/mediation-command.ts';
import { addDays, chineseDate, type LocalDate, localDate } from '../../core/dates.ts';
import { partyOf } from '../actor.ts';
import { mediatorButtons, textReply } from '../buttons.ts';
import type { MediationCase, Party } from '../case.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { type Decision, type DecisionContext, type Draft, draft, notNow, refused } from '../decision.ts';
import { EXTENSION_BY } from '../in-words.ts';
import { CASE_SAY } from '../screen-text.ts';
import { endOfDay } from '../times.ts';
import { CASE_DAYS } from './consent.ts';

const ONGOING: readonly MediationCase['state'][] = ['mediating', 'agreeing'];

/** Asked of everybody; a side without a chat is asked by the mediator, who then enters its word. */
export function extend(c: MediationCase, { to, reason }: CommandOf<'extend'>): Decision {
  if (!ONGOING.includes(c.state) || !c.dueAt) return notNow(c);
  const until = localDate(c.dueAt);
  const wanted = to as LocalDate;
  if (wanted <= until || wanted > addDays(until, CASE_DAYS)) return refused(CASE_SAY.badExtension);
  const d = draft(c).note('extend-asked', reason);
  d.set({ extendTo: wanted, parties: c.parties.map((p) => ({ ...p, extensionOk: false })) });
  d.toParties(() =>
    textReply(CASE_SAY.askExtension(c, wanted, reason), [
      CASE_BUTTONS.extensionOk(c),
      CASE_BUTTONS.extensionNo(c),
    ]),
  );
  const absent = c.parties.filter((p) => !p.resident);
  return d.reply(
    textReply(CASE_SAY.extensionAsked(c, absent), ...absent.map((p) => [CASE_BUTTONS.extensionWord(c, p)])),
  ).decided;
}

export function agreeExtension(
  c: MediationCase,
  { ok }: CommandOf<'agree-extension'>,
  { actor }: DecisionContext,
): Decision {
  const party = partyOf(c, actor)!;
  const to = c.extendTo;
  if (!to || !ONGOING.includes(c.state)) return notNow(c);
  const d = draft(c).note(ok ? 'extend-agreed' : 'extend-refused', `第${party.position}位当事人`);
  d.reply(textReply(CASE_SAY.extensionNoted));
  answered(d, party, to, ok);
  return d.decided;
}

/**
 * The word of a side without a chat, on paper, by telephone or face to face, entered by the mediator: which day and how
 * stay in the case's history, beside who entered it. A side that has a chat answers there.
 */
export function extensionWord(
  c: MediationCase,
  { party: position, ok, by, on }: CommandOf<'extension-word'>,
  { now }: DecisionContext,
): Decision {
  const party = c.parties.find((p) => p.position === position);
  const to = c.extendTo;
  // A side that erased its data is nobody one could answer for.
  if (!party?.name || !to || !ONGOING.includes(c.state)) return notNow(c);
  if (party.resident) return refused(CASE_SAY.paperNotNeeded(party));
  if (party.extensionOk) return refused(CASE_SAY.extensionKnown(party));
  const day = on as LocalDate;
  if (day > localDate(now) || (c.consentedAt && day < localDate(c.consentedAt)))
    return refused(CASE_SAY.extensionDay);
  const how = `${chineseDate(day)}${EXTENSION_BY[by]}${ok ? '同意' : '不同意'}`;
  const d = draft(c).note(ok ? 'extend-agreed' : 'extend-refused', `第${position}位当事人，${how}`);
  d.reply(textReply(CASE_SAY.extensionEntered(c, party, how), ...mediatorButtons(c)));
  answered(d, party, to, ok);
  return d.decided;
}

/** One side's word. The last that agrees extends it; one that does not leaves the limit as it was. */
function answered(d: Draft, party: Party, to: LocalDate, ok: boolean): void {
  const c = d.file;
  if (!ok) {
    d.set({ extendTo: undefined, parties: c.parties.map((p) => ({ ...p, extensionOk: false })) });
    const said = textReply(CASE_SAY.notExtended(c, party));
    d.toParties((p) => (p.id === party.id ? undefined : said)).toMediators(said);
    return;
  }
  const parties = c.parties.map((p) => (p.id === party.id ? { ...p, extensionOk: true } : p));
  d.set({ parties });
  if (!parties.every((p) => p.extensionOk)) return;
  d.note('extended', to).set({
    extendTo: undefined,
    dueAt: endOfDay(to),
    parties: parties.map((p) => ({ ...p, extensionOk: false })),
  });
  const said = textReply(CASE_SAY.extended(c, to));
  d.toParties(() => said).toMediators(said);
}
