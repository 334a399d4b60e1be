import type { CommandOf } from '../../contracts/mediation-command.ts';
import type { PersonId } from '../../core/ids.ts';
import { isOnDuty } from '../../handoff/duty.ts';
import { dutyIsOver } from '../../handoff/take-back.ts';
import { addWorking, workingHours } from '../../handoff/working-hours.ts';
import { areaChain, type Directory } from '../../knowledge/directory.ts';
import { nameOfActor } from '../actor.ts';
import { mediatorButtons, offeredButtons, partyButtons, textReply } from '../buttons.ts';
import type { MediationCase } from '../case.ts';
import { levelOf } from '../choose-room.ts';
import { type Decision, type DecisionContext, type Draft, draft, notNow, refused } from '../decision.ts';
import { CASE_SAY } from '../screen-text.ts';

/** A card unanswered for so many working hours goes to the next mediator. */
const CARD_HOURS = 4;

/** A card to the next mediator of the room, then to those of the areas above; staff hear when there is none left. */
export function offerNext(d: Draft, { now, rules, conflicts, away, newId }: DecisionContext): void {
  const { directory } = rules;
  const c = d.file;
  const room = directory.rooms.find((r) => r.id === c.room);
  const above = areaChain(directory, room?.area ?? c.area).flatMap((area) =>
    directory.people.filter((p) => p.role === 'mediator' && p.areas.includes(area.id)),
  );
  // Who is on duty comes first; an office without a roster for mediators has the room's order.
  const onDuty = dutyNow(c, directory, now);
  const line = [...(room?.mediators ?? []), ...above.map((p) => p.id)].toSorted(
    (a, b) => Number(onDuty(b)) - Number(onDuty(a)),
  );
  const next = line.find(
    (person) =>
      directory.people.some((p) => p.id === person) &&
      !conflicts.includes(person) &&
      !away.includes(person) &&
      !c.mediators.includes(person) &&
      !c.offers.some((o) => o.person === person && o.state !== 'withdrawn'),
  );
  if (!next) {
    d.alert(`nobody:${c.offers.length}`, CASE_SAY.nobody(c));
    return;
  }
  const expiresAt = addWorking(workingHours(directory, c.area), now, CARD_HOURS * 3_600_000);
  const offer = {
    id: newId(),
    person: next,
    state: 'offered' as const,
    madeAt: now,
    expiresAt,
    endedAt: undefined,
  };
  d.set({ offers: [...c.offers, offer] });
  const reply = textReply(CASE_SAY.card(d.file, expiresAt), ...offeredButtons(c));
  d.decided.say.push({ person: next, reply });
}

function dutyNow(c: MediationCase, directory: Directory, now: Date): (person: PersonId) => boolean {
  const chain = areaChain(directory, c.area).map((area) => area.id);
  return (id) => {
    const person = directory.people.find((p) => p.id === id);
    return person !== undefined && isOnDuty(directory, person, chain, now);
  };
}

/** The open card lies before somebody who went on leave, or whose duty ended while another's runs: it goes to the next at once. */
export function takeBack(c: MediationCase, context: DecisionContext): Decision {
  const { now, rules, away } = context;
  const { directory } = rules;
  const offer = c.offers.find((o) => o.state === 'offered');
  const mediators = directory.people.filter((p) => p.role === 'mediator' && !away.includes(p.id));
  const over =
    offer &&
    dutyIsOver(
      directory,
      { ...offer, area: c.area },
      mediators.map((p) => p.id),
      now,
    );
  if (!offer || (!away.includes(offer.person) && !over)) return notNow(c);
  const d = draft(c).note('offer-taken-back', offer.person);
  d.set({
    offers: c.offers.map((o) => (o === offer ? { ...o, state: 'withdrawn' as const, endedAt: now } : o)),
  });
  d.decided.say.push({ person: offer.person, reply: textReply(CASE_SAY.takenBack(c)) });
  offerNext(d, context);
  return d.decided;
}

export function endOffers(d: Draft, person: PersonId | undefined, now: Date): void {
  d.set({
    offers: d.file.offers.map((o) => {
      if (o.state !== 'offered' && !(o.state === 'lapsed' && o.person === person)) return o;
      return {
        ...o,
        state: o.person === person ? ('accepted' as const) : ('withdrawn' as const),
        endedAt: now,
      };
    }),
  });
}

/** 受理, by who was asked; or a mediator whom staff name. */
export function accept(
  c: MediationCase,
  command: CommandOf<'accept'> | CommandOf<'assign'>,
  context: DecisionContext,
): Decision {
  const { now, rules, conflicts, away, actor } = context;
  const person =
    command.type === 'assign'
      ? (command.person as PersonId)
      : actor.kind === 'person'
        ? actor.person
        : undefined;
  const known = rules.directory.people.find((p) => p.id === person);
  if (!person || !known || known.role === 'administrator') return refused(CASE_SAY.notOffered);
  const given = command.type === 'assign';
  if (conflicts.includes(person))
    return refused(given ? CASE_SAY.assignConflict(known.name) : CASE_SAY.mustStepBack);
  if (given && away.includes(person)) return refused(CASE_SAY.assignAway(known.name));
  if (command.type === 'accept' && c.mediators.length > 0) return refused(CASE_SAY.notOffered);
  const d = draft(c);
  const first = c.state === 'applied';
  if (!d.move(first ? 'accept' : 'assign', `${known.name}（${nameOfActor(c, actor)}）`)) return notNow(c);
  endOffers(d, person, now);
  d.set({ mediators: [person], reason: undefined });
  if (!first) {
    d.toParties(() => textReply(CASE_SAY.assigned(d.file, known.name)));
    d.toMediators(textReply(CASE_SAY.acceptedMediator(d.file), ...mediatorButtons(d.file)));
    return d.decided;
  }
  d.set({
    acceptedAt: now,
    parties: c.parties.map((p) => ({ ...p, consent: 'asked' as const, consentAt: undefined })),
  });
  d.toParties((p) =>
    textReply(
      `${CASE_SAY.accepted(d.file, known.name)}\n\n${CASE_SAY.rights(d.file, p)}`,
      ...partyButtons(d.file, p),
    ),
  );
  d.toMediators(textReply(CASE_SAY.acceptedMediator(d.file), ...mediatorButtons(d.file)));
  return d.decided;
}

/** The mediator left the directory: the case, with its story, goes to the next one; the sides are told. */
export function mediatorGone(c: MediationCase, context: DecisionContext): Decision {
  const d = draft(c).note('mediator-gone', c.mediators.join('、'));
  d.set({ mediators: [] });
  d.toParties(() => textReply(CASE_SAY.mediatorGone(c)));
  offerNext(d, { ...context, conflicts: [...context.conflicts, ...c.mediators] });
  return d.decided;
}

export function decline(
  c: MediationCase,
  { reason }: CommandOf<'decline'>,
  context: DecisionContext,
): Decision {
  const { actor, now } = context;
  const offer = c.offers.find(
    (o) => o.state === 'offered' && actor.kind === 'person' && o.person === actor.person,
  );
  if (!offer) return refused(CASE_SAY.notOffered);
  const d = draft(c).note('decline', reason);
  d.set({
    offers: c.offers.map((o) => (o.id === offer.id ? { ...o, state: 'declined' as const, endedAt: now } : o)),
  });
  d.reply(textReply(CASE_SAY.declined(c)));
  offerNext(d, context);
  return d.decided;
}

export function reject(
  c: MediationCase,
  { reason }: CommandOf<'reject'>,
  { now }: DecisionContext,
): Decision {
  const d = draft(c);
  if (!d.move('reject', reason)) return notNow(c);
  endOffers(d, undefined, now);
  d.set({ reason, endedAt: now });
  d.toParties(() => textReply(CASE_SAY.rejected(d.file, reason)));
  d.reply(textReply(CASE_SAY.rejected(d.file, reason)));
  return d.decided;
}

/** 转其他调解室: up, or to the room that fits. After a failure the case begins anew there. */
export function move(
  c: MediationCase,
  { room: id, reason }: CommandOf<'move'>,
  context: DecisionContext,
): Decision {
  const { rules, now } = context;
  const room = rules.directory.rooms.find((r) => r.id === id);
  if (!room || room.id === c.room) return refused(CASE_SAY.noRoom);
  const d = draft(c);
  const before = c.mediators;
  if (!d.move('escalate', reason)) return notNow(c);
  endOffers(d, undefined, now);
  d.set({ room: room.id, level: levelOf(rules.directory, room), roomReason: reason, mediators: [], reason });
  if (c.state === 'failed') {
    d.set({
      endedAt: undefined,
      dueAt: undefined,
      consentedAt: undefined,
      acceptedAt: undefined,
      agreement: undefined,
      parties: c.parties.map((p) => ({ ...p, consent: undefined, consentAt: undefined, extensionOk: false })),
    });
  }
  const reply = textReply(CASE_SAY.moved(d.file, room, reason));
  d.toParties(() => reply).reply(reply);
  for (const person of before) d.decided.say.push({ person, reply });
  offerNext(d, { ...context, conflicts: [...context.conflicts, ...before] });
  return d.decided;
}
