import { CASE_STATE_NAMES } from '../contracts/case-names.ts';
import type { CaseMessageView, CaseRow, CaseView } from '../contracts/console/mediation.ts';
import type { Directory } from '../knowledge/directory.ts';
import { type Actor, partsOf } from './actor.ts';
import type { MediationCase, PartyId } from './case.ts';
import { keyOf } from './case-key.ts';
import { candidatesFor, otherRooms } from './choose-room.ts';
import type { RoomMessage } from './decision.ts';
import { fits } from './fits.ts';
import { partyName } from './in-words.ts';
import { judicialUntil } from './judicial-confirmation.ts';
import { PAPER_NAMES, papersOf } from './papers/kinds.ts';
import type { CaseHistoryItem } from './ports.ts';
import { MAY } from './rights.ts';
import { CASE_SAY } from './screen-text.ts';

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null;

/** A case as a row of the board. */
export function toRow(c: MediationCase, directory: Directory, now: Date): CaseRow {
  const nameOf = (id: string) => directory.people.find((p) => p.id === id)?.name ?? id;
  return {
    key: keyOf(c),
    number: c.number,
    state: c.state,
    stateName: CASE_STATE_NAMES[c.state],
    disputeType: c.disputeType,
    source: c.source,
    area: c.area,
    areaName: directory.areas.find((area) => area.id === c.area)?.name ?? c.area,
    room: c.room,
    roomName: directory.rooms.find((room) => room.id === c.room)?.name ?? c.room,
    level: c.level,
    mediators: c.mediators.map((id) => ({ id, name: nameOf(id) })),
    parties: c.parties.map(({ side, name }) => ({ side, name })),
    amount: c.amount ?? null,
    people: c.people,
    appliedAt: c.appliedAt.toISOString(),
    dueAt: iso(c.dueAt),
    overdue: !c.endedAt && c.dueAt !== undefined && c.dueAt < now,
    endedAt: iso(c.endedAt),
  };
}

export function toView(
  c: MediationCase,
  about: {
    directory: Directory;
    now: Date;
    reader: Actor;
    consultation: string | undefined;
    history: readonly CaseHistoryItem[];
  },
): CaseView {
  const { directory, now, reader } = about;
  const row = toRow(c, directory, now);
  const position = (id: PartyId) => c.parties.find((p) => p.id === id)?.position ?? 0;
  const parts = partsOf(c, reader, directory);
  return {
    ...row,
    consultation: about.consultation ?? null,
    roomReason: c.roomReason,
    roomAddress: directory.rooms.find((room) => room.id === c.room)?.address ?? null,
    facts: c.facts,
    claims: c.claims,
    reason: c.reason ?? null,
    file: c.parties.map((p) => ({
      position: p.position,
      side: p.side,
      kind: p.kind,
      name: p.name,
      sex: p.sex ?? null,
      ethnicity: p.ethnicity ?? null,
      age: p.age ?? null,
      occupation: p.occupation ?? null,
      contact: p.contact ?? null,
      address: p.address ?? null,
      representative: p.representative ?? null,
      here: p.resident !== undefined,
      consent: p.consent ?? null,
      consentAt: iso(p.consentAt),
      extensionOk: p.extensionOk,
    })),
    offers: c.offers.map(({ person, state, expiresAt }) => ({
      person,
      name: directory.people.find((p) => p.id === person)?.name ?? person,
      state,
      expiresAt: expiresAt.toISOString(),
    })),
    sessions: c.sessions.map((s) => ({
      id: s.id,
      place: s.place,
      proposed: s.proposed.map((at) => at.toISOString()),
      picks: s.picks.map(({ party, at }) => ({ party: position(party), at: at.toISOString() })),
      at: iso(s.at),
      state: s.state,
      record: s.record ?? null,
      startedAt: iso(s.startedAt),
      endedAt: iso(s.endedAt),
    })),
    agreement: c.agreement
      ? {
          form: c.agreement.form,
          revision: c.agreement.revision,
          terms: c.agreement.terms.map((term) => ({
            who: position(term.who),
            what: term.what,
            amount: term.amount ?? null,
            due: term.due ?? null,
            performed: term.performed ?? null,
          })),
          more: c.agreement.more ?? null,
          confirmedBy: c.agreement.confirmedBy.map(({ party, at }) => ({
            party: position(party),
            at: at.toISOString(),
          })),
          effectiveAt: iso(c.agreement.effectiveAt),
          judicialUntil: judicialUntil(c.agreement) ?? null,
        }
      : null,
    confirmation: c.confirmation,
    followUps: c.followUps.map((f) => ({
      on: f.on,
      doneAt: iso(f.doneAt),
      finding: f.finding ?? null,
      satisfied: f.satisfied ?? null,
    })),
    prevented: [...c.prevented],
    acceptedAt: iso(c.acceptedAt),
    extendTo: c.extendTo ?? null,
    archivedAt: iso(c.archivedAt),
    history: about.history.map((item) => ({
      event: item.event,
      from: item.from ?? null,
      to: item.to,
      by: byName(c, directory, item.by),
      why: item.why ?? null,
      at: item.at.toISOString(),
    })),
    may: Object.entries(MAY)
      .filter(([type, allowed]) => allowed.some((part) => parts.includes(part)) && fits(c, type))
      .map(([type]) => type),
    papers: papersOf(c).map((kind) => ({ kind, name: PAPER_NAMES[kind] })),
    rooms: otherRooms(directory, c.area, c.room).map(({ id, name }) => ({ id, name })),
    candidates: candidatesFor(c, directory),
  };
}

/** Who did it, as the story says it: a side, somebody of the office, the clock. */
function byName(c: MediationCase, directory: Directory, by: string): string {
  const party = c.parties.find((p) => `party:${p.position}` === by);
  if (party) return partyName(party);
  if (by === 'system') return '系统';
  if (by === 'resident') return '居民';
  return directory.people.find((p) => p.id === by)?.name ?? by;
}

export function toMessageView(c: MediationCase, directory: Directory, message: RoomMessage): CaseMessageView {
  const party = c.parties.find((p) => p.id === message.byParty);
  const partner = c.parties.find((p) => p.id === message.audience);
  return {
    id: message.id,
    party: party?.position ?? null,
    who: party
      ? partyName(party)
      : `调解员${directory.people.find((p) => p.id === message.byPerson)?.name ?? ''}`,
    privateWith: partner?.position ?? null,
    text: message.text,
    files: message.files.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes })),
    missed: message.missed.map(({ who, what }) => {
      const side = c.parties.find((p) => p.position === who);
      return { who: side ? partyName(side) : CASE_SAY.theMediator, what };
    }),
    at: message.at.toISOString(),
  };
}
