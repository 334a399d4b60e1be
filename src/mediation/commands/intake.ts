import type { Application, CommandOf } from '../../contracts/mediation-command.ts';
import type { AreaId, ConsultationId, PersonId, ResidentId } from '../../core/ids.ts';
import { addWorking, workingHours } from '../../handoff/working-hours.ts';
import { areaChain } from '../../knowledge/directory.ts';
import type { DisputeType } from '../../knowledge/topics.ts';
import { nameOfActor } from '../actor.ts';
import { BARRIER_TEXT, barrierOf } from '../barriers.ts';
import { mediatorButtons, partyButtons, textReply } from '../buttons.ts';
import type { CaseId, MediationCase, Party, PartyId } from '../case.ts';
import { chooseRoom, levelOf, type RoomChoice } from '../choose-room.ts';
import { type Decision, type DecisionContext, type Draft, draft, notNow, refused } from '../decision.ts';
import { CASE_BUTTONS, CASE_SAY } from '../screen-text.ts';

/** A card unanswered for so many working hours goes to the next mediator. */
export const CARD_HOURS = 4;

/** What an application becomes a case with; looked up by storage before the number is drawn. */
export interface Intake {
  application: Application;
  area: AreaId;
  /** The resident behind the first applicant, when there is a chat. */
  resident: ResidentId | undefined;
  consultation: ConsultationId | undefined;
  flags: readonly string[];
  /** A case this consultation has become before. */
  earlier: string | undefined;
}

/** Where it goes, or why it is not taken. Decided before a number is drawn, so that refusals leave no gap. */
export function admit(intake: Intake, { rules }: Pick<DecisionContext, 'rules'>): RoomChoice | string {
  const { application, area, flags, earlier } = intake;
  if (earlier) return CASE_SAY.already(earlier);
  const barrier = barrierOf(
    application,
    flags.some((flag) => rules.forbiddenFlags.includes(flag)),
  );
  if (barrier) return CASE_SAY.barred(BARRIER_TEXT[barrier].label, BARRIER_TEXT[barrier].way);
  const asked = rules.directory.rooms.find((room) => room.id === application.room);
  if (asked) return { room: asked, level: levelOf(rules.directory, asked), reason: '按约定' };
  const about = { ...application, area, disputeType: application.disputeType as DisputeType };
  return (
    chooseRoom(rules.directory, { ...about, amount: application.amount }, rules.major) ?? CASE_SAY.noRoom
  );
}

/** The case of an admitted application, and the card to its first mediator. */
export function newCase(
  intake: Intake,
  { room, level, reason }: RoomChoice,
  place: { year: number; serial: number },
  context: DecisionContext,
): Decision {
  const { application, area, consultation, resident } = intake;
  const { now, rules, newId } = context;
  const parties = [
    ...application.applicants.map((p) => ['applicant', p] as const),
    ...application.respondents.map((p) => ['respondent', p] as const),
  ].map(
    ([side, p], i): Party => ({
      id: newId() as PartyId,
      position: i + 1,
      side,
      resident: i === 0 ? resident : undefined,
      kind: p.kind,
      name: p.name,
      sex: p.sex,
      ethnicity: p.ethnicity,
      age: p.age,
      occupation: p.occupation,
      contact: p.contact,
      address: p.address,
      representative: p.representative,
      consent: undefined,
      consentAt: undefined,
      extensionOk: false,
    }),
  );
  const file: MediationCase = {
    id: newId() as CaseId,
    number: `〔${place.year}〕${rules.numberPrefix}第${place.serial}号`,
    ...place,
    consultation,
    area,
    room: room.id,
    level,
    roomReason: reason,
    state: 'applied',
    disputeType: application.disputeType as DisputeType,
    source: application.source,
    facts: application.facts,
    claims: application.claims,
    amount: application.amount,
    people: application.people,
    parties,
    mediators: [],
    offers: [],
    sessions: [],
    agreement: undefined,
    confirmation: 'none',
    followUps: [],
    prevented: [],
    reason: undefined,
    appliedAt: now,
    acceptedAt: undefined,
    consentedAt: undefined,
    dueAt: undefined,
    extendTo: undefined,
    endedAt: undefined,
    archivedAt: undefined,
  };
  const d = draft(file);
  d.decided.events.push({ event: 'apply', from: undefined, to: 'applied', why: reason });
  const told = textReply(CASE_SAY.applied(file, room), [CASE_BUTTONS.mine]);
  d.reply(told);
  if (context.actor.kind !== 'resident') d.toParties(() => told);
  offerNext(d, context);
  return d.decided;
}

/** A card to the next mediator of the room, then to those of the areas above; staff hear when there is none left. */
export function offerNext(d: Draft, { now, rules, conflicts, newId }: DecisionContext): void {
  const { directory } = rules;
  const c = d.file;
  const room = directory.rooms.find((r) => r.id === c.room);
  const above = areaChain(directory, room?.area ?? c.area).flatMap((area) =>
    directory.people.filter((p) => p.role === 'mediator' && p.areas.includes(area.id)),
  );
  const line = [...(room?.mediators ?? []), ...above.map((p) => p.id)];
  const next = line.find(
    (person) =>
      directory.people.some((p) => p.id === person) &&
      !conflicts.includes(person) &&
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
  const reply = textReply(
    CASE_SAY.card(d.file, expiresAt),
    [CASE_BUTTONS.accept(c), CASE_BUTTONS.reject(c)],
    [CASE_BUTTONS.move(c), CASE_BUTTONS.decline(c)],
  );
  d.decided.say.push({ person: next, reply });
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
  const { now, rules, conflicts, actor } = context;
  const person =
    command.type === 'assign'
      ? (command.person as PersonId)
      : actor.kind === 'person'
        ? actor.person
        : undefined;
  const known = rules.directory.people.find((p) => p.id === person);
  if (!person || !known || known.role === 'administrator') return refused(CASE_SAY.notOffered);
  if (conflicts.includes(person)) return refused(CASE_SAY.mustStepBack);
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

export function edit(c: MediationCase, command: CommandOf<'edit'>): Decision {
  const party = c.parties.find((p) => p.position === command.party);
  if (!party) return refused(CASE_SAY.noCase);
  const { kind, name, ...rest } = command.particulars;
  const changed: Party = {
    ...party,
    kind,
    name,
    sex: rest.sex,
    ethnicity: rest.ethnicity,
    age: rest.age,
    occupation: rest.occupation,
    contact: rest.contact,
    address: rest.address,
    representative: rest.representative,
  };
  const d = draft(c).note('edit', `第${party.position}位当事人的资料`);
  d.set({ parties: c.parties.map((p) => (p.id === party.id ? changed : p)) });
  return d.reply(textReply(CASE_SAY.edited(d.file, changed))).decided;
}
