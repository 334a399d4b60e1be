import type { Selectable } from 'kysely';
import type { LocalDate } from '../../core/dates.ts';
import type { PersonId } from '../../core/ids.ts';
import type {
  Agreement,
  CaseId,
  MediationCase,
  MediationSession,
  Party,
  PartyId,
  Prevented,
} from '../../mediation/case.ts';
import { readKey } from '../../mediation/case-key.ts';
import type { Db, Store } from '../store.ts';
import type { CaseSessionTable, CaseTable, PartyTable } from './schema.ts';

/** Particulars as they are sealed. */
export type Personal = Pick<
  Party,
  'name' | 'sex' | 'ethnicity' | 'age' | 'occupation' | 'contact' | 'address' | 'representative'
>;

export const date = (text: string | null): Date | undefined => (text === null ? undefined : new Date(text));
export const opened = (store: Store, sealed: string | null): string | undefined =>
  sealed === null ? undefined : store.cipher.open('case', sealed);

/** A case by its id or key, locked where rows are; undefined: there is none. Seven reads. */
export async function loadCase(
  store: Store,
  db: Db,
  by: { id: CaseId } | { key: string },
  lock = false,
): Promise<MediationCase | undefined> {
  const query = db.selectFrom('cases').selectAll();
  const place = 'key' in by ? readKey(by.key) : undefined;
  if ('key' in by && !place) return undefined;
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('year', '=', place?.year ?? 0).where('serial', '=', place?.serial ?? 0)
  )
    .$if(lock && store.dialect.rowLocks, (q) => q.forUpdate())
    .executeTakeFirst();
  return row && readCase(store, db, row);
}

export async function readCase(store: Store, db: Db, row: Selectable<CaseTable>): Promise<MediationCase> {
  const { id } = row;
  const parties = await db
    .selectFrom('parties')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('position')
    .execute();
  const offers = await db
    .selectFrom('case_offers')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('position')
    .execute();
  const sessions = await db
    .selectFrom('case_sessions')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('position')
    .execute();
  const followUps = await db
    .selectFrom('case_follow_ups')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('due')
    .orderBy('id')
    .execute();
  return {
    id,
    number: row.number,
    year: row.year,
    serial: row.serial,
    consultation: row.consultation_id ?? undefined,
    area: row.area_id,
    room: row.room,
    level: row.level,
    roomReason: row.room_reason,
    state: row.state,
    disputeType: row.dispute_type,
    source: row.source,
    facts: opened(store, row.facts_sealed) ?? '',
    claims: opened(store, row.claims_sealed) ?? '',
    amount: money(row.amount),
    people: row.people,
    parties: parties.map((party) => toParty(store, party)),
    mediators: JSON.parse(row.mediators) as PersonId[],
    offers: offers.map((o) => ({
      id: o.id,
      person: o.person_id,
      state: o.state,
      madeAt: new Date(o.made_at),
      expiresAt: new Date(o.expires_at),
      endedAt: date(o.ended_at),
    })),
    sessions: sessions.map((session) => toSession(store, session)),
    agreement: await readAgreement(store, db, id),
    confirmation: row.confirmation,
    followUps: followUps.map((f) => ({
      id: f.id,
      on: f.due,
      doneAt: date(f.done_at),
      finding: opened(store, f.finding_sealed),
      satisfied: f.satisfied === null ? undefined : f.satisfied === 1,
    })),
    prevented: JSON.parse(row.prevented) as Prevented[],
    reason: opened(store, row.reason_sealed),
    appliedAt: new Date(row.applied_at),
    acceptedAt: date(row.accepted_at),
    consentedAt: date(row.consented_at),
    dueAt: date(row.due_at),
    extendTo: row.extend_to ?? undefined,
    endedAt: date(row.ended_at),
    archivedAt: date(row.archived_at),
  };
}

/** PostgreSQL gives a bigint as text. */
const money = (value: number | null): number | undefined => (value === null ? undefined : Number(value));

function toParty(store: Store, row: Selectable<PartyTable>): Party {
  const sealed = opened(store, row.personal_sealed);
  const personal: Partial<Personal> = sealed ? (JSON.parse(sealed) as Personal) : {};
  return {
    id: row.id,
    position: row.position,
    side: row.side,
    resident: row.resident_id ?? undefined,
    kind: row.kind,
    name: personal.name ?? '',
    sex: personal.sex,
    ethnicity: personal.ethnicity,
    age: personal.age,
    occupation: personal.occupation,
    contact: personal.contact,
    address: personal.address,
    representative: personal.representative,
    consent: row.consent ?? undefined,
    consentAt: date(row.consent_at),
    extensionOk: row.extension_ok === 1,
  };
}

function toSession(store: Store, row: Selectable<CaseSessionTable>): MediationSession {
  return {
    id: row.id,
    place: row.place,
    proposed: (JSON.parse(row.proposed) as string[]).map((at) => new Date(at)),
    picks: (JSON.parse(row.picks) as { party: PartyId; at: string }[]).map(({ party, at }) => ({
      party,
      at: new Date(at),
    })),
    at: date(row.at),
    state: row.state,
    record: opened(store, row.record_sealed),
    startedAt: date(row.started_at),
    endedAt: date(row.ended_at),
  };
}

async function readAgreement(store: Store, db: Db, id: CaseId): Promise<Agreement | undefined> {
  const row = await db.selectFrom('agreements').selectAll().where('case_id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const terms = await db
    .selectFrom('agreement_terms')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('position')
    .execute();
  const confirmed = await db
    .selectFrom('confirmations')
    .select(['party_id', 'confirmed_at'])
    .where('case_id', '=', id)
    .where('revision', '=', row.revision)
    .where('confirmed_at', 'is not', null)
    .orderBy('confirmed_at')
    .execute();
  return {
    form: row.form,
    terms: terms.map((t) => ({
      id: t.id,
      who: t.party_id,
      what: store.cipher.open('case', t.what_sealed),
      amount: money(t.amount),
      due: (t.due ?? undefined) as LocalDate | undefined,
      performed: (t.performed ?? undefined) as LocalDate | undefined,
    })),
    more: opened(store, row.more_sealed),
    revision: row.revision,
    proposedAt: new Date(row.proposed_at),
    confirmedBy: confirmed.map((c) => ({ party: c.party_id, at: new Date(c.confirmed_at!) })),
    effectiveAt: date(row.effective_at),
  };
}
