import type { CommandOf } from '../../contracts/mediation-command.ts';
import { addDays, localDate } from '../../core/dates.ts';
import { partyOf } from '../actor.ts';
import { mediatorButtons, partyButtons, textReply } from '../buttons.ts';
import type { MediationCase, Party, PartyId } from '../case.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { type Decision, type DecisionContext, type Draft, draft, notNow, refused } from '../decision.ts';
import { invitationLinks } from '../invitation.ts';
import { paperOffice } from '../papers/input.ts';
import { paperPage } from '../papers/write.ts';
import { CASE_SAY } from '../screen-text.ts';
import { endOfDay } from '../times.ts';

const INVITATION_DAYS = 7;
/** 人民调解工作若干规定第三十三条: a month, longer only if the sides agree. */
export const CASE_DAYS = 30;

/** A new link for a side that is not here yet; an earlier one is void. */
export function invite(c: MediationCase, command: CommandOf<'invite'>, context: DecisionContext): Decision {
  const party = c.parties.find((p) => p.position === command.party);
  if (!party || party.resident) return notNow(c);
  if (c.state !== 'inviting') return notNow(c);
  const { now, rules } = context;
  const token = context.newToken();
  const links = invitationLinks(rules, token);
  if (links.length === 0) return refused(CASE_SAY.noLinks);
  const expires = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
  const d = draft(c).note('invite', `第${party.position}位当事人`);
  d.secret({ type: 'revoke-invitations', party: party.id });
  d.secret({ type: 'invitation', party: party.id, token, expires });
  d.reply(
    textReply(
      CASE_SAY.invitation(
        c,
        party,
        links.map((l) => `${l.label}：${l.url}`),
        expires,
      ),
    ),
    {
      body: {
        type: 'file',
        name: `邀请-${party.position}.html`,
        mediaType: 'text/html; charset=utf-8',
        content: paperPage('invitation', {
          case: c,
          office: paperOffice(rules.directory, c),
          notice: { sections: [] },
          invitation: { party: party.id, url: links[0]!.url, validUntil: expires },
        }),
        caption: CASE_SAY.invitationFile,
      },
      buttons: [],
    },
  );
  return d.decided;
}

/** The link was good and is for `party`; who opened it becomes that side. */
export function join(c: MediationCase, party: PartyId, { actor, conflicts }: DecisionContext): Decision {
  const who = c.parties.find((p) => p.id === party);
  if (!who || who.resident || actor.kind !== 'resident') return refused(CASE_SAY.link.used);
  if (partyOf(c, actor)) return refused(CASE_SAY.link.notYours);
  const d = draft(c).note('join', `第${who.position}位当事人`);
  const joined = { ...who, resident: actor.resident, consent: who.consent ?? ('asked' as const) };
  d.set({ parties: c.parties.map((p) => (p.id === party ? joined : p)) });
  d.reply(textReply(CASE_SAY.rights(d.file, joined), ...partyButtons(d.file, joined)));
  d.toMediators(textReply(CASE_SAY.joined(d.file, joined), ...mediatorButtons(d.file)));
  if (c.mediators.some((m) => conflicts.includes(m))) {
    d.toMediators(textReply(CASE_SAY.joinedConflict(c), [CASE_BUTTONS.move(c)]));
    d.alert(`conflict:${who.position}`, CASE_SAY.joinedConflict(c));
  }
  return d.decided;
}

export function consent(c: MediationCase, { actor, now }: DecisionContext): Decision {
  const party = partyOf(c, actor)!;
  if (c.state !== 'inviting' || party.consent === 'given') return notNow(c);
  const d = draft(c).note('consent-given', `第${party.position}位当事人`);
  d.reply(textReply(CASE_SAY.consented(c)));
  if (!consented(d, party, now)) d.reply(textReply(CASE_SAY.waitingOthers));
  return d.decided;
}

/** This side consented. True: it was the last, and the case begins. */
export function consented(d: Draft, party: Party, at: Date): boolean {
  d.set({
    parties: d.file.parties.map((p) => (p.id === party.id ? { ...p, consent: 'given', consentAt: at } : p)),
  });
  if (!d.file.parties.every((p) => p.consent === 'given')) {
    d.toMediators(textReply(CASE_SAY.someoneConsented(d.file, party), ...mediatorButtons(d.file)));
    return false;
  }
  // Paper may be entered late: the limit runs from the day the last side consented.
  const last = new Date(Math.max(...d.file.parties.map((p) => (p.consentAt ?? at).getTime())));
  d.set({ consentedAt: last, dueAt: endOfDay(addDays(localDate(last), CASE_DAYS)) });
  d.move('consent');
  d.toParties((p) => textReply(CASE_SAY.allConsented(d.file), ...partyButtons(d.file, p)));
  d.toMediators(textReply(CASE_SAY.allConsented(d.file), ...mediatorButtons(d.file)));
  return true;
}

/** One refusal ends it, at any time, without a reason. */
export function refuse(
  c: MediationCase,
  { reason }: CommandOf<'refuse'>,
  context: DecisionContext,
): Decision {
  const party = partyOf(c, context.actor)!;
  const d = draft(c);
  if (!d.move('refuse', reason)) return notNow(c);
  d.set({
    endedAt: context.now,
    reason: `${reason ?? '当事人不愿意调解'}`,
    sessions: ended(c, context.now),
    parties: c.parties.map((p) =>
      p.id === party.id ? { ...p, consent: 'refused', consentAt: context.now } : p,
    ),
  });
  d.toParties((p) => (p.id === party.id ? undefined : textReply(CASE_SAY.refused(d.file, party, reason))));
  d.toMediators(textReply(CASE_SAY.refused(d.file, party, reason), ...mediatorButtons(d.file)));
  return d.reply(textReply(CASE_SAY.youRefused(c))).decided;
}

/** Of a case that is over: no session goes on, none is planned. */
export function ended(c: MediationCase, now: Date): MediationCase['sessions'] {
  return c.sessions.map((s) => {
    if (s.state === 'open' || s.state === 'paused') return { ...s, state: 'ended', endedAt: now };
    return s.state === 'ended' ? s : { ...s, state: 'cancelled' };
  });
}
