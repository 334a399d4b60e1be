import { rateButtons } from '../consultation/turns/held.ts';
import { textReply } from '../consultation/turns/results.ts';
import type { DeskEvent } from '../contracts/console/desk.ts';
import type { Reply } from '../contracts/reply.ts';
import type { Clock } from '../core/clock.ts';
import { type Directory, staffFor } from '../knowledge/directory.ts';
import { nameOf } from './desk/people.ts';
import {
  APPOINTMENT_SAY,
  DESK_BUTTONS,
  DESK_SAY,
  followUpButtons,
  RESIDENT_SAY,
  TIMER_SAY,
} from './desk/screen-text.ts';
import { sayWhen } from './duty.ts';
import type {
  ComingAppointment,
  DueClock,
  DueFollowUp,
  HandoffStore,
  IdleHold,
  LapsedOffer,
  Saying,
  SettledRelay,
} from './ports.ts';

export interface TimerDeps {
  store: HandoffStore;
  directory(): Directory;
  clock: Clock;
  /** A matter in hand is asked after when nobody wrote for so long, and closed after so long. Milliseconds. */
  idleMs: number;
  closeMs: number;
  /** A desk should look again. Said within the transaction, which may be repeated: looking once too often costs little. */
  changed(event: DeskEvent): void;
}

/** Everything that happens by itself: each once, whichever instance comes first. Gives how many things happened. */
export async function runTimers(deps: TimerDeps): Promise<number> {
  const { store, directory, clock, idleMs, closeMs } = deps;
  const now = clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const here = directory();
  const tell = (type: DeskEvent['type'], number: string, saying: Saying) => {
    deps.changed({ type, number });
    return saying;
  };
  const idled = (type: DeskEvent['type'], say: (hold: IdleHold) => Saying) => (hold: IdleHold) =>
    tell(type, hold.consultation.number, say(hold));
  return (
    (await store.lapse((offer) => tell('lapsed', offer.number, lapsed(here, offer)), now)) +
    (await store.remind((due) => tell('clock', due.consultation.number, reminder(due, now)), now)) +
    (await store.overdue((due) => tell('clock', due.consultation.number, overdue(here, due, now)), now)) +
    (await store.closeIdleHolds(idled('matter', idleClosed), before(closeMs), now)) +
    (await store.idle(idled('matter', idle), before(idleMs), now)) +
    (await store.remindOfAppointments((coming) => appointmentReminder(coming, now), now)) +
    (await store.followUps(followedUp, now)) +
    (await store.settleRelays((relay) => {
      deps.changed({ type: 'message', number: relay.number });
      return settled(relay);
    }, now))
  );
}

/** The day before and an hour before, to both. */
function appointmentReminder(coming: ComingAppointment, now: Date): Saying {
  const { number, person, startsAt, place } = coming;
  const reply = textReply(APPOINTMENT_SAY.remind(number, startsAt, place, now));
  return { toResident: reply, toPeople: [{ person, reply }] };
}

function followedUp({ id, number }: DueFollowUp): Saying {
  return { toResident: textReply(APPOINTMENT_SAY.followUp(number), ...followUpButtons(id)) };
}

function lapsed(directory: Directory, offer: LapsedOffer): Saying {
  const { number, person } = offer;
  const area = directory.people.find((p) => p.id === person)?.areas[0];
  return {
    toPeople: [{ person, reply: textReply(DESK_SAY.lapsed(number), [DESK_BUTTONS.take(number)]) }],
    alert: {
      key: `lapsed:${offer.id}`,
      kind: 'lapsed',
      text: TIMER_SAY.lapsedAlert(number, nameOf(directory, person).who),
      to: staffFor(directory, area).filter((staff) => staff !== person),
    },
  };
}

function reminder({ consultation, holder, due }: DueClock, now: Date): Saying {
  if (!holder) return {};
  const { number } = consultation;
  const reply = textReply(TIMER_SAY.remind(number, sayWhen(due, now)), [DESK_BUTTONS.open(number)]);
  return { toPeople: [{ person: holder, reply }] };
}

function overdue(directory: Directory, { consultation, holder, tier, due }: DueClock, now: Date): Saying {
  const { id, number, area } = consultation;
  const text = TIMER_SAY.overdue(number, tier, sayWhen(due, now));
  const staff = staffFor(directory, area).filter((person) => person !== holder);
  return {
    ...(holder
      ? { toPeople: [{ person: holder, reply: textReply(text, [DESK_BUTTONS.open(number)]) }] }
      : {}),
    alert: { key: `overdue:${id}:${due.toISOString()}`, kind: 'overdue', text, to: staff },
  };
}

function idle({ consultation: { number }, person }: IdleHold): Saying {
  return { toPeople: [{ person, reply: textReply(TIMER_SAY.idle(number), [DESK_BUTTONS.open(number)]) }] };
}

function idleClosed({ consultation: { number }, person }: IdleHold): Saying {
  return {
    toResident: textReply(RESIDENT_SAY.idleClosed(number), ...rateButtons(number)),
    toPeople: [{ person, reply: textReply(TIMER_SAY.idleClosed(number)) }],
  };
}

function settled({ number, by, delivered, failed, lostFiles }: SettledRelay): Reply {
  const toPerson = by === 'resident';
  if (failed > 0)
    return textReply(toPerson ? TIMER_SAY.undeliveredToPerson : TIMER_SAY.undeliveredToResident(number));
  const arrived = toPerson ? TIMER_SAY.residentDelivered(delivered) : TIMER_SAY.delivered(number, delivered);
  return textReply(lostFiles > 0 ? `${arrived}\n${TIMER_SAY.filesLost(lostFiles)}` : arrived);
}
