import type { MediationCase, Party } from '../../mediation/case.ts';
import { timersOf } from '../../mediation/timers-of.ts';
import { plainText } from '../plain-text.ts';
import type { Db, Store } from '../store.ts';
import type { Personal } from './load-case.ts';

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null;
const seal = (store: Store, text: string | undefined): string | null =>
  text === undefined || text === '' ? null : store.cipher.seal('case', plainText(text));

/** Writes what differs from `before`: decisions replace what they change and keep the rest as it was. */
export async function saveCase(
  store: Store,
  tx: Db,
  before: MediationCase | undefined,
  c: MediationCase,
): Promise<void> {
  if (before === c) return;
  const row = caseRow(store, c);
  if (before) await tx.updateTable('cases').set(row).where('id', '=', c.id).execute();
  else await tx.insertInto('cases').values(row).execute();
  await saveParties(store, tx, before, c);
  await saveOffers(tx, before, c);
  await saveSessions(store, tx, before, c);
  await saveAgreement(store, tx, before, c);
  await saveFollowUps(store, tx, before, c);
  await saveTimers(tx, c);
}

function caseRow(store: Store, c: MediationCase) {
  return {
    id: c.id,
    number: c.number,
    year: c.year,
    serial: c.serial,
    consultation_id: c.consultation ?? null,
    area_id: c.area,
    room: c.room,
    level: c.level,
    room_reason: plainText(c.roomReason),
    state: c.state,
    dispute_type: c.disputeType,
    source: c.source,
    facts_sealed: seal(store, c.facts),
    claims_sealed: seal(store, c.claims),
    amount: c.amount ?? null,
    people: c.people,
    mediators: JSON.stringify(c.mediators),
    confirmation: c.confirmation,
    prevented: JSON.stringify(c.prevented),
    reason_sealed: seal(store, c.reason),
    extend_to: c.extendTo ?? null,
    applied_at: c.appliedAt.toISOString(),
    accepted_at: iso(c.acceptedAt),
    consented_at: iso(c.consentedAt),
    due_at: iso(c.dueAt),
    ended_at: iso(c.endedAt),
    archived_at: iso(c.archivedAt),
  };
}

/** Those that are new or not the same object as before. */
function changed<T extends { id: string }>(before: readonly T[] | undefined, now: readonly T[]): T[] {
  return now.filter((item) => !before?.includes(item));
}

function personalOf(p: Party): Personal {
  const { name, sex, ethnicity, age, occupation, contact, address, representative } = p;
  return { name, sex, ethnicity, age, occupation, contact, address, representative };
}

async function saveParties(store: Store, tx: Db, before: MediationCase | undefined, c: MediationCase) {
  for (const p of changed(before?.parties, c.parties)) {
    const fields = {
      kind: p.kind,
      resident_id: p.resident ?? null,
      personal_sealed: p.name === '' ? null : seal(store, JSON.stringify(personalOf(p))),
      consent: p.consent ?? null,
      consent_at: iso(p.consentAt),
      extension_ok: p.extensionOk ? 1 : 0,
    };
    await tx
      .insertInto('parties')
      .values({ id: p.id, case_id: c.id, position: p.position, side: p.side, ...fields })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
      .execute();
  }
}

async function saveOffers(tx: Db, before: MediationCase | undefined, c: MediationCase) {
  // Those that ended first: one open card a case.
  const rows = changed(before?.offers, c.offers).toSorted(
    (a, b) => Number(a.state === 'offered') - Number(b.state === 'offered'),
  );
  for (const o of rows) {
    const fields = { state: o.state, ended_at: iso(o.endedAt) };
    await tx
      .insertInto('case_offers')
      .values({
        id: o.id,
        case_id: c.id,
        position: c.offers.indexOf(o) + 1,
        person_id: o.person,
        made_at: o.madeAt.toISOString(),
        expires_at: o.expiresAt.toISOString(),
        ...fields,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
      .execute();
  }
}

async function saveSessions(store: Store, tx: Db, before: MediationCase | undefined, c: MediationCase) {
  for (const s of changed(before?.sessions, c.sessions)) {
    const fields = {
      place: s.place,
      proposed: JSON.stringify(s.proposed),
      picks: JSON.stringify(s.picks),
      at: iso(s.at),
      state: s.state,
      record_sealed: seal(store, s.record),
      started_at: iso(s.startedAt),
      ended_at: iso(s.endedAt),
    };
    await tx
      .insertInto('case_sessions')
      .values({ id: s.id, case_id: c.id, position: c.sessions.indexOf(s) + 1, ...fields })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
      .execute();
  }
}

async function saveAgreement(store: Store, tx: Db, before: MediationCase | undefined, c: MediationCase) {
  const { agreement } = c;
  const was = before?.agreement;
  if (agreement === was) return;
  if (agreement?.terms !== was?.terms) {
    await tx.deleteFrom('agreement_terms').where('case_id', '=', c.id).execute();
    if (agreement) {
      await tx
        .insertInto('agreement_terms')
        .values(
          agreement.terms.map((t, i) => ({
            id: t.id,
            case_id: c.id,
            position: i + 1,
            party_id: t.who,
            what_sealed: store.cipher.seal('case', plainText(t.what)),
            amount: t.amount ?? null,
            due: t.due ?? null,
            performed: t.performed ?? null,
          })),
        )
        .execute();
    }
  }
  if (!agreement) {
    await tx.deleteFrom('confirmations').where('case_id', '=', c.id).execute();
    await tx.deleteFrom('agreements').where('case_id', '=', c.id).execute();
    return;
  }
  const fields = {
    form: agreement.form,
    more_sealed: seal(store, agreement.more),
    revision: agreement.revision,
    proposed_at: agreement.proposedAt.toISOString(),
    effective_at: iso(agreement.effectiveAt),
  };
  await tx
    .insertInto('agreements')
    .values({ case_id: c.id, ...fields })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(fields))
    .execute();
  for (const { party, at } of agreement.confirmedBy) {
    if (was?.revision === agreement.revision && was.confirmedBy.some((by) => by.party === party)) continue;
    const confirmed_at = at.toISOString();
    // Who signed on paper was never shown a code: no hash is empty, so no code is ever right.
    await tx
      .insertInto('confirmations')
      .values({
        ...{ party_id: party, case_id: c.id, revision: agreement.revision },
        ...{ code_hash: '', expires_at: confirmed_at, tries: 0, confirmed_at },
      })
      .onConflict((conflict) => conflict.columns(['party_id', 'revision']).doUpdateSet({ confirmed_at }))
      .execute();
  }
  // Sent back: what was confirmed of this wording, and codes for it, are void.
  if (was?.revision === agreement.revision && c.state !== before?.state && c.state === 'mediating') {
    await tx
      .deleteFrom('confirmations')
      .where('case_id', '=', c.id)
      .where('revision', '=', agreement.revision)
      .execute();
  }
}

async function saveFollowUps(store: Store, tx: Db, before: MediationCase | undefined, c: MediationCase) {
  for (const f of changed(before?.followUps, c.followUps)) {
    const fields = {
      due: f.on,
      done_at: iso(f.doneAt),
      finding_sealed: seal(store, f.finding),
      satisfied: f.satisfied === undefined ? null : f.satisfied ? 1 : 0,
    };
    await tx
      .insertInto('case_follow_ups')
      .values({ id: f.id, case_id: c.id, ...fields })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
      .execute();
  }
}

/** The rows say what timersOf says; those that fired stay, so that none fires twice. */
async function saveTimers(tx: Db, c: MediationCase): Promise<void> {
  const wanted = timersOf(c);
  const rows = await tx.selectFrom('case_timers').selectAll().where('case_id', '=', c.id).execute();
  const gone = rows.filter((row) => row.done_at === null && !wanted.some((t) => t.key === row.key));
  if (gone.length > 0) {
    await tx
      .deleteFrom('case_timers')
      .where('case_id', '=', c.id)
      .where(
        'key',
        'in',
        gone.map((row) => row.key),
      )
      .execute();
  }
  for (const { key, at } of wanted) {
    const row = rows.find((r) => r.key === key);
    if (row && (row.done_at !== null || row.due_at === at.toISOString())) continue;
    await tx
      .insertInto('case_timers')
      .values({ case_id: c.id, key, due_at: at.toISOString(), done_at: null })
      .onConflict((conflict) =>
        conflict.columns(['case_id', 'key']).doUpdateSet({ due_at: at.toISOString() }),
      )
      .execute();
  }
}
