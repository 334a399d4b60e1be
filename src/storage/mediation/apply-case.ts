import type { Application } from '../../contracts/mediation-command.ts';
import { localDate } from '../../core/dates.ts';
import type { AreaId } from '../../core/ids.ts';
import { admit, type Intake, newCase } from '../../mediation/commands/intake.ts';
import { type Decision, refused } from '../../mediation/decision.ts';
import { CASE_SAY } from '../../mediation/screen-text.ts';
import { endClock } from '../handoff/clocks.ts';
import { endHold, holderOf } from '../handoff/holds.ts';
import { move } from '../handoff/move.ts';
import { lockConsultation } from '../log/current-consultation.ts';
import type { Db, Store } from '../store.ts';
import type { Caller } from './carry-out-case.ts';
import { contextOf } from './context.ts';
import { whoMayNot } from './who-may-not.ts';

/**
 * An application: who stands behind it is looked up, it is admitted or refused, and only then the year's next number
 * is drawn, under the counter's lock and in this transaction: no gap, no double.
 */
export async function applyCase(
  store: Store,
  tx: Db,
  application: Application,
  { actor, chat }: Caller,
  now: Date,
): Promise<Decision> {
  const intake = await intakeOf(store, tx, application, { actor, chat });
  if (typeof intake === 'string') return refused(intake);
  const choice = admit(intake, { rules: store.caseRules() });
  if (typeof choice === 'string') return refused(choice);
  const sides = { consultation: intake.consultation, parties: [] };
  const people = await whoMayNot(tx, sides, intake.resident);
  const place = await nextPlace(tx, now);
  const decision = newCase(intake, choice, place, contextOf(store, actor, people, now));
  if (intake.consultation) await settleConsultation(store, tx, intake.consultation, now);
  return decision;
}

async function nextPlace(tx: Db, now: Date): Promise<{ year: number; serial: number }> {
  const year = Number(localDate(now).slice(0, 4));
  const { value } = await tx
    .insertInto('sequences')
    .values({ name: `mediation-${year}`, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('sequences.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return { year, serial: Number(value) };
}

/** Who applies, from which matter, where. A string: why it cannot be. */
async function intakeOf(
  store: Store,
  tx: Db,
  application: Application,
  { actor, chat }: Caller,
): Promise<Intake | string> {
  const { directory } = store.caseRules();
  const row = application.consultation
    ? await tx
        .selectFrom('consultations')
        .selectAll()
        .where('number', '=', application.consultation)
        .executeTakeFirst()
    : undefined;
  if (application.consultation && !row) return CASE_SAY.noCase;
  if (row && actor.kind === 'resident' && row.resident_id !== chat) return CASE_SAY.mayNot;
  if (row && actor.kind === 'person') {
    const role = directory.people.find((p) => p.id === actor.person)?.role;
    if ((await holderOf(tx, row.id)) !== actor.person && role !== 'staff') return CASE_SAY.mayNot;
  }
  const resident = row?.resident_id ?? (actor.kind === 'resident' ? actor.resident : undefined);
  const home =
    resident &&
    (await tx.selectFrom('residents').select('area_id').where('id', '=', resident).executeTakeFirst());
  const first = actor.kind === 'person' && directory.people.find((p) => p.id === actor.person)?.areas[0];
  const area = (application.area ?? row?.area_id ?? home?.area_id ?? first) as AreaId | undefined;
  if (!area || !directory.areas.some((a) => a.id === area)) return CASE_SAY.noArea;
  // What was said of violence at home counts for every dispute at home, whichever matter it was said in.
  const family = application.disputeType === '婚姻家庭';
  const flagged = resident
    ? await tx
        .selectFrom('consultations')
        .select(['id', 'flags'])
        .where('resident_id', '=', resident)
        .execute()
    : [];
  const flags = flagged
    .filter((c) => family || c.id === row?.id)
    .flatMap((c) => JSON.parse(c.flags) as string[]);
  const earlier = row
    ? await tx.selectFrom('cases').select('number').where('consultation_id', '=', row.id).executeTakeFirst()
    : undefined;
  return { application, area, resident, consultation: row?.id, flags, earlier: earlier?.number };
}

/** The consultation goes on as the case: it is closed as 转人民调解, whoever had it. */
async function settleConsultation(
  store: Store,
  tx: Db,
  id: NonNullable<Intake['consultation']>,
  now: Date,
): Promise<void> {
  const row = await lockConsultation(tx, id, store.dialect.rowLocks);
  await endHold(tx, id, 'closed', now);
  await tx
    .updateTable('offers')
    .set({ state: 'withdrawn', ended_at: now.toISOString() })
    .where('consultation_id', '=', id)
    .where('state', '=', 'offered')
    .execute();
  const mediating = (await move(tx, row, 'mediate', { by: 'system', now })) ?? row;
  await move(tx, mediating, 'close', { by: 'system', now, outcome: 'mediated' });
  await endClock(tx, id, now);
}
