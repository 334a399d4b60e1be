import type { Application, CommandOf } from '../../contracts/mediation-command.ts';
import type { AreaId, ConsultationId, ResidentId } from '../../core/ids.ts';
import type { DisputeType } from '../../knowledge/topics.ts';
import { BARRIER_TEXT, barrierOf } from '../barriers.ts';
import { textReply } from '../buttons.ts';
import type { CaseId, MediationCase, Party, PartyId } from '../case.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { chooseRoom, levelOf, type RoomChoice } from '../choose-room.ts';
import { type Decision, type DecisionContext, draft, refused } from '../decision.ts';
import { CASE_SAY } from '../screen-text.ts';
import { offerNext } from './assignment.ts';

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
    rules.barrierIn,
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
