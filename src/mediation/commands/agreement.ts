import type { CommandOf } from '../../contracts/mediation-command.ts';
import { addDays, type LocalDate, localDate } from '../../core/dates.ts';
import { partyOf } from '../actor.ts';
import { mediatorButtons, partyButtons, textReply } from '../buttons.ts';
import type { Agreement, MediationCase, Party, Term } from '../case.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { type Decision, type DecisionContext, type Draft, draft, notNow, refused } from '../decision.ts';
import { partyName } from '../in-words.ts';
import { judicialUntil } from '../judicial-confirmation.ts';
import { CASE_SAY } from '../screen-text.ts';
import { ended } from './consent.ts';

const CODE_MINUTES = 30;
/** The first visit after an agreement. */
const FOLLOW_UP_DAYS = 15;

/** The terms lie before the sides. A further wording makes what was confirmed of an earlier one void. */
export function propose(c: MediationCase, command: CommandOf<'propose'>, context: DecisionContext): Decision {
  const d = draft(c);
  if (c.state === 'agreeing') d.move('revise', '重新拟定');
  if (!d.move('propose')) return notNow(c);
  const terms = command.terms.map((term): Term | undefined => {
    const who = c.parties.find((p) => p.position === term.who);
    return (
      who && {
        id: context.newId(),
        who: who.id,
        what: term.what,
        amount: term.amount,
        due: term.due as LocalDate | undefined,
        performed: undefined,
      }
    );
  });
  if (!terms.every((term) => term !== undefined)) return refused(CASE_SAY.unknownParty);
  const agreement: Agreement = {
    form: command.form,
    terms,
    more: command.more,
    revision: (c.agreement?.revision ?? 0) + 1,
    proposedAt: context.now,
    confirmedBy: [],
    effectiveAt: undefined,
  };
  d.set({ agreement });
  d.toParties((p) => textReply(CASE_SAY.terms(d.file, agreement), ...partyButtons(d.file, p)));
  return d.reply(textReply(CASE_SAY.termsMediator(d.file, agreement), ...mediatorButtons(d.file))).decided;
}

/** Shown to the side itself alone. */
export function askCode(c: MediationCase, context: DecisionContext): Decision {
  const party = partyOf(c, context.actor)!;
  if (c.state !== 'agreeing' || !c.agreement) return notNow(c);
  if (c.agreement.confirmedBy.some((by) => by.party === party.id)) return refused(CASE_SAY.confirmedAlready);
  const code = context.newCode();
  const expires = new Date(context.now.getTime() + CODE_MINUTES * 60_000);
  const d = draft(c).note('code-asked', `第${party.position}位当事人`);
  d.secret({ type: 'code', party: party.id, revision: c.agreement.revision, code, expires });
  return d.reply(textReply(CASE_SAY.code(c, code, CODE_MINUTES), [CASE_BUTTONS.leave])).decided;
}

const CODE_FAULTS = {
  wrong: CASE_SAY.codeWrong,
  expired: CASE_SAY.codeExpired,
  'too-many': CASE_SAY.codeTooMany,
  none: CASE_SAY.codeNone,
} as const;

export function confirm(c: MediationCase, context: DecisionContext): Decision {
  const { actor, now, code = 'none' } = context;
  const party = partyOf(c, actor)!;
  const { agreement } = c;
  if (c.state !== 'agreeing' || !agreement) return notNow(c);
  if (agreement.confirmedBy.some((by) => by.party === party.id)) return refused(CASE_SAY.confirmedAlready);
  const d = draft(c);
  if (code !== 'right') {
    // Kept: what was typed wrong counts against the code.
    if (code === 'wrong') d.secret({ type: 'code-missed', party: party.id, revision: agreement.revision });
    d.reply(textReply(CODE_FAULTS[code], [CASE_BUTTONS.code(c), CASE_BUTTONS.leave]));
    return { ...d.decided, again: true };
  }
  d.note('confirm-given', `第${party.position}位当事人，第${agreement.revision}稿`);
  d.reply(textReply(CASE_SAY.confirmed(c)));
  if (!confirmed(d, agreement, party, now, context)) d.reply(textReply(CASE_SAY.waitingOthers));
  return d.decided;
}

/** This side confirmed `agreement`. True: it was the last, and the agreement takes effect. */
export function confirmed(
  d: Draft,
  agreement: Agreement,
  party: Party,
  at: Date,
  { now, newId }: DecisionContext,
): boolean {
  const c = d.file;
  const confirmedBy = [...agreement.confirmedBy, { party: party.id, at }];
  d.set({ agreement: { ...agreement, confirmedBy } });
  if (!c.parties.every((p) => confirmedBy.some((by) => by.party === p.id))) {
    d.toMediators(textReply(CASE_SAY.someoneConfirmed(c, party)));
    return false;
  }
  d.move('confirm');
  const followUp = {
    id: newId(),
    on: addDays(localDate(now), FOLLOW_UP_DAYS),
    doneAt: undefined,
    finding: undefined,
    satisfied: undefined,
  };
  d.set({
    agreement: { ...agreement, confirmedBy, effectiveAt: now },
    endedAt: now,
    sessions: ended(c, now),
    followUps: [...c.followUps, followUp],
  });
  const said = CASE_SAY.agreed(d.file, judicialUntil({ effectiveAt: now }));
  d.toParties((p) => textReply(said, ...partyButtons(d.file, p)));
  d.toMediators(textReply(said, ...mediatorButtons(d.file)));
  return true;
}

/** 要修改: back to the talks; what was confirmed of this wording is void. */
export function object(
  c: MediationCase,
  { reason }: CommandOf<'object'>,
  { actor }: DecisionContext,
): Decision {
  const d = draft(c);
  if (!d.move('revise', reason) || !c.agreement) return notNow(c);
  const party = partyOf(c, actor);
  d.set({ agreement: { ...c.agreement, confirmedBy: [] } });
  const said = CASE_SAY.objected(c, party ? partyName(party) : '调解员', reason);
  d.toParties((p) => textReply(said, ...partyButtons(d.file, p)));
  return d.toMediators(textReply(said, ...mediatorButtons(d.file))).decided;
}
