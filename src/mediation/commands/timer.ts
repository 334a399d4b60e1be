import type { Reply } from '../../contracts/reply.ts';
import { mediatorButtons, textReply } from '../buttons.ts';
import type { MediationCase } from '../case.ts';
import { type Decision, type DecisionContext, type Draft, draft } from '../decision.ts';
import { judicialUntil } from '../judicial-confirmation.ts';
import { CASE_SAY } from '../screen-text.ts';
import { offerNext } from './assignment.ts';
import { whereOf } from './sessions.ts';

/** A reminder of the day before that comes less than so long before is none. */
const DAY_BEFORE = 12 * 3_600_000;

/** What a timer does when its time has come (timers-of.ts gives their keys). */
export function fire(c: MediationCase, key: string, context: DecisionContext): Decision {
  const at = key.indexOf(':');
  const [what, about] = [key.slice(0, at), key.slice(at + 1)];
  const d = draft(c);
  const tell = (text: string, ...buttons: Reply['buttons']) =>
    tellMediators(d, context, key, textReply(text, ...buttons));
  switch (what) {
    case 'offer': {
      const offer = c.offers.find((o) => o.id === about && o.state === 'offered');
      if (!offer) break;
      d.note('offer-lapsed', offer.person);
      d.set({
        offers: c.offers.map((o) =>
          o === offer ? { ...o, state: 'lapsed' as const, endedAt: context.now } : o,
        ),
      });
      d.decided.say.push({ person: offer.person, reply: textReply(CASE_SAY.lapsedOffer(c)) });
      offerNext(d, context);
      break;
    }
    case 'unanswered':
      tell(CASE_SAY.noAnswer(c), ...mediatorButtons(c));
      if (about === '7') d.alert('unanswered', CASE_SAY.noAnswerStaff(c));
      break;
    case 'due-soon':
      tell(CASE_SAY.dueSoon(c), ...mediatorButtons(c));
      break;
    case 'overdue':
      d.note('overdue').toMediators(textReply(CASE_SAY.overdue(c), ...mediatorButtons(c)));
      d.alert(`overdue:${about}`, CASE_SAY.overdue(c));
      break;
    case 'session-day':
    case 'session-hour': {
      const session = c.sessions.find((s) => s.id === about);
      if (!session?.at || session.at <= context.now) break;
      // Fixed at short notice it has no day before it: who just agreed to the time needs no reminder.
      if (what === 'session-day' && session.at.getTime() - context.now.getTime() < DAY_BEFORE) break;
      const said = CASE_SAY.soon(c, session.at, whereOf(c, session, context));
      d.toParties(() => textReply(said));
      tell(said);
      break;
    }
    case 'judicial': {
      const until = c.agreement && judicialUntil(c.agreement);
      if (!until) break;
      const said = CASE_SAY.judicialSoon(c, until);
      d.toParties(() => textReply(said));
      tell(said);
      break;
    }
    case 'term-soon':
    case 'term-over': {
      const term = c.agreement?.terms.find((t) => t.id === about);
      if (!term?.due || term.performed) break;
      if (what === 'term-soon') {
        d.toParty(term.who, textReply(CASE_SAY.termSoon(c, term.what, term.due)));
      } else {
        const said = CASE_SAY.termOver(c, term.what, term.due);
        d.toParties(() => textReply(said));
        tell(said, ...mediatorButtons(c));
      }
      break;
    }
    case 'follow-up':
      tell(CASE_SAY.followDue(c), ...mediatorButtons(c));
      break;
  }
  return d.decided;
}

/** A reminder must reach somebody who can act on it: with every mediator away it goes to staff as well. */
function tellMediators(d: Draft, { away, rules }: DecisionContext, key: string, reply: Reply): void {
  d.toMediators(reply);
  const { mediators } = d.file;
  if (reply.body.type !== 'text' || mediators.some((person) => !away.includes(person))) return;
  const names = rules.directory.people.filter((p) => mediators.includes(p.id)).map((p) => p.name);
  d.alert(`away:${key}`, `${reply.body.text}\n${CASE_SAY.nobodyThere(names.join('、'))}`);
}
