import type { CommandOf } from '../../contracts/mediation-command.ts';
import { type LocalDate, localDate } from '../../core/dates.ts';
import { partyOf } from '../actor.ts';
import { mediatorButtons, textReply } from '../buttons.ts';
import { type MediationCase, PREVENTED } from '../case.ts';
import { type Decision, type DecisionContext, draft, notNow, refused } from '../decision.ts';
import { CASE_SAY } from '../screen-text.ts';
import { endOffers } from './assignment.ts';
import { ended, refuse } from './consent.ts';

export function fail(c: MediationCase, { reason }: CommandOf<'fail'>, { now }: DecisionContext): Decision {
  const d = draft(c);
  if (!d.move('fail', reason)) return notNow(c);
  d.set({ reason, endedAt: now, sessions: ended(c, now) });
  const said = CASE_SAY.failed(d.file, reason);
  d.toParties(() => textReply(said));
  return d.toMediators(textReply(said, ...mediatorButtons(d.file))).decided;
}

/** The applicant takes it back; for the other side the same wish is a refusal. */
export function withdraw(
  c: MediationCase,
  command: CommandOf<'withdraw'>,
  context: DecisionContext,
): Decision {
  const party = partyOf(c, context.actor)!;
  if (party.side === 'respondent') return refuse(c, { ...command, type: 'refuse' }, context);
  const d = draft(c);
  if (!d.move('withdraw', command.reason)) return notNow(c);
  endOffers(d, undefined, context.now);
  d.set({ endedAt: context.now, reason: command.reason ?? '申请人撤回', sessions: ended(c, context.now) });
  const said = CASE_SAY.withdrawn(d.file, party);
  d.toParties((p) => (p.id === party.id ? undefined : textReply(said)));
  d.toMediators(textReply(said, ...mediatorButtons(d.file)));
  return d.reply(textReply(CASE_SAY.youWithdrew(c))).decided;
}

export function perform(
  c: MediationCase,
  { term, on }: CommandOf<'perform'>,
  { now }: DecisionContext,
): Decision {
  const { agreement } = c;
  if (c.state !== 'agreed' || !agreement) return notNow(c);
  const found = agreement.terms[term - 1];
  if (!found || found.performed) return refused(CASE_SAY.noTerm);
  const day = (on as LocalDate | undefined) ?? localDate(now);
  const terms = agreement.terms.map((t) => (t === found ? { ...t, performed: day } : t));
  const d = draft(c).note('performed', `第${term}项`);
  d.set({ agreement: { ...agreement, terms } });
  const all = terms.every((t) => t.performed);
  const said = [CASE_SAY.performed(c, term), ...(all ? [CASE_SAY.allPerformed(c)] : [])].join('\n');
  d.toParties(() => textReply(said));
  return d.reply(textReply(said, ...mediatorButtons(d.file))).decided;
}

const JUDICIAL = { applied: '已经申请', confirmed: '法院已确认', refused: '法院没有确认' } as const;

/** A side says that it wants it; what the court did is written by the mediator or staff. */
export function judicial(
  c: MediationCase,
  { to }: CommandOf<'judicial'>,
  { actor }: DecisionContext,
): Decision {
  const party = partyOf(c, actor);
  if (c.state !== 'agreed') return notNow(c);
  if (party && to !== 'wanted') return refused(CASE_SAY.mayNot);
  const d = draft(c).note('judicial', to);
  if (to === 'wanted') {
    if (c.confirmation !== 'none') return notNow(c);
    d.set({ confirmation: 'wanted' });
    d.toParties((p) =>
      textReply(
        `${party && p.id !== party.id ? `${CASE_SAY.judicialAsked(c, party)}\n` : ''}${CASE_SAY.judicialWanted(c)}`,
      ),
    );
    if (party) d.toMediators(textReply(CASE_SAY.judicialAsked(c, party), ...mediatorButtons(d.file)));
    return d.decided;
  }
  d.set({ confirmation: to });
  const said = textReply(CASE_SAY.judicialState(c, JUDICIAL[to]));
  return d.toParties(() => said).reply(said).decided;
}

export function planFollowUp(
  c: MediationCase,
  { on }: CommandOf<'plan-follow-up'>,
  context: DecisionContext,
): Decision {
  if (c.state !== 'agreed') return notNow(c);
  const day = on as LocalDate;
  const followUp = {
    id: context.newId(),
    on: day,
    doneAt: undefined,
    finding: undefined,
    satisfied: undefined,
  };
  const d = draft(c).note('follow-up-planned', day);
  d.set({ followUps: [...c.followUps, followUp] });
  return d.reply(textReply(CASE_SAY.followPlanned(c, day))).decided;
}

/** 回访, the one planned next, or one made unplanned. */
export function followUp(
  c: MediationCase,
  { finding, satisfied }: CommandOf<'follow-up'>,
  { now, newId }: DecisionContext,
): Decision {
  if (c.state !== 'agreed') return notNow(c);
  const planned = c.followUps.find((f) => !f.doneAt);
  const done = {
    id: planned?.id ?? newId(),
    on: planned?.on ?? localDate(now),
    doneAt: now,
    finding,
    satisfied,
  };
  const d = draft(c).note('follow-up');
  d.set({
    followUps: planned ? c.followUps.map((f) => (f === planned ? done : f)) : [...c.followUps, done],
  });
  return d.reply(textReply(CASE_SAY.followed(c), ...mediatorButtons(d.file))).decided;
}

export function prevented(c: MediationCase, { what }: CommandOf<'prevented'>): Decision {
  const d = draft(c).note('prevented', what);
  d.set({ prevented: [...new Set([...c.prevented, what])] });
  return d.reply(textReply(CASE_SAY.preventedNoted(c, PREVENTED[what]), ...mediatorButtons(d.file))).decided;
}

export function archive(c: MediationCase, { now }: DecisionContext): Decision {
  const d = draft(c);
  if (!d.move('archive')) return notNow(c);
  d.set({ archivedAt: now });
  return d.reply(textReply(CASE_SAY.archived(d.file))).decided;
}

/** A side had its data erased: nobody is left to speak for it, so an open case ends. */
export function partyGone(c: MediationCase, party: MediationCase['parties'][number], now: Date): Decision {
  const d = draft(c);
  const why = '当事人删除了自己的资料';
  const erased = {
    ...party,
    name: '',
    sex: undefined,
    ethnicity: undefined,
    age: undefined,
    occupation: undefined,
    contact: undefined,
    address: undefined,
    representative: undefined,
  };
  const moved = d.move(party.side === 'applicant' ? 'withdraw' : 'refuse', why) || d.move('withdraw', why);
  d.set({
    parties: c.parties.map((p) => (p.id === party.id ? erased : p)),
    ...(party.side === 'applicant' ? { facts: '', claims: '' } : {}),
  });
  if (!moved) return d.note('party-erased').decided;
  endOffers(d, undefined, now);
  d.set({ endedAt: now, reason: why, sessions: ended(c, now) });
  const said = textReply(CASE_SAY.withdrawn(d.file, erased));
  d.toParties((p) => (p.id === party.id ? undefined : said));
  return d.toMediators(textReply(CASE_SAY.withdrawn(d.file, erased), ...mediatorButtons(d.file))).decided;
}
