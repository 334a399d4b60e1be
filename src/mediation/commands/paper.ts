import type { CommandOf } from '../../contracts/mediation-command.ts';
import { chineseDate, type LocalDate, localDate } from '../../core/dates.ts';
import { mediatorButtons, textReply } from '../buttons.ts';
import type { MediationCase } from '../case.ts';
import { type Decision, type DecisionContext, draft, notNow, refused } from '../decision.ts';
import { CASE_SAY } from '../screen-text.ts';
import { atTime } from '../times.ts';
import { confirmed } from './agreement.ts';
import { consented } from './consent.ts';

/**
 * What a side without a chat of its own signed on paper, entered by the mediator: who, which day, and by whom it was
 * entered stay in the case's history and the audit log. A side that has a chat speaks for itself there.
 */
export function signedOnPaper(
  c: MediationCase,
  { party: position, what, on }: CommandOf<'signed-on-paper'>,
  context: DecisionContext,
): Decision {
  const party = c.parties.find((p) => p.position === position);
  // A side that erased its data is nobody one could sign for.
  if (!party?.name) return notNow(c);
  if (party.resident) return refused(CASE_SAY.paperNotNeeded(party));
  const { now } = context;
  const day = on as LocalDate;
  const first = what === 'consent' ? c.acceptedAt : c.agreement?.proposedAt;
  if (!first) return notNow(c);
  if (day > localDate(now) || day < localDate(first)) return refused(CASE_SAY.paperDay);
  const at = day === localDate(now) ? now : atTime(day, '12:00');

  const d = draft(c).note(`${what}-on-paper`, `第${position}位当事人，${chineseDate(day)}签字`);
  d.reply(textReply(CASE_SAY.paperNoted(c, party, what, day)));
  if (what === 'consent') {
    if (c.state !== 'inviting' || party.consent === 'given') return notNow(c);
    d.secret({ type: 'revoke-invitations', party: party.id });
    consented(d, party, at);
  } else {
    if (c.state !== 'agreeing' || !c.agreement) return notNow(c);
    if (c.agreement.confirmedBy.some((by) => by.party === party.id)) return notNow(c);
    confirmed(d, c.agreement, party, at, context);
  }
  return d.reply(textReply(CASE_SAY.paperNext, ...mediatorButtons(d.file))).decided;
}
