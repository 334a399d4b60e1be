import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Reply } from '../../contracts/reply.ts';
import type { ConsultationId, ResidentId } from '../../core/ids.ts';
import type {
  HandoffStore,
  LapsedOffer,
  OpenCard,
  QueuedMatter,
  Saying,
  WaitingMatter,
} from '../../handoff/ports.ts';
import { lockConsultation } from '../log/current-consultation.ts';
import { toHandoffRequest } from '../log/handoff-row.ts';
import { toConsultation } from '../rows/consultation.ts';
import type { ConsultationTable } from '../schema.ts';
import type { Db, Store } from '../store.ts';
import { toClock } from './clocks.ts';
import { putCard } from './put-card.ts';
import { readOffer, toOffer } from './read-matter.ts';
import { sayAll, sayToPerson } from './say.ts';

const OPEN = sql.lit('offered' as const);

/** Queued and nobody's card open, the most urgent and oldest first. A few queries a matter: the queue is short. */
export async function readWaiting(db: Db): Promise<WaitingMatter[]> {
  return waitingOf(
    db,
    await db
      .selectFrom('consultations')
      .selectAll()
      .where('state', '=', 'queued')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('offers')
              .select('offers.id')
              .whereRef('offers.consultation_id', '=', 'consultations.id')
              .where('offers.state', '=', OPEN),
          ),
        ),
      )
      .orderBy('last_at')
      .execute(),
  );
}

/** Also what lies as a card before somebody, by when a person was first called. */
export async function readQueued(db: Db): Promise<QueuedMatter[]> {
  const rows = await db.selectFrom('consultations').selectAll().where('state', '=', 'queued').execute();
  const queued: QueuedMatter[] = [];
  for (const waiting of await waitingOf(db, rows)) {
    const first = await db
      .selectFrom('handoff_requests')
      .select((eb) => eb.fn.min('at').as('at'))
      .where('consultation_id', '=', waiting.consultation.id)
      .executeTakeFirstOrThrow();
    queued.push({ ...waiting, since: new Date(first.at) });
  }
  return queued.sort((a, b) => a.since.getTime() - b.since.getTime());
}

async function waitingOf(db: Db, rows: readonly Selectable<ConsultationTable>[]): Promise<WaitingMatter[]> {
  const waiting: WaitingMatter[] = [];
  for (const row of rows) {
    const request = await db
      .selectFrom('handoff_requests')
      .selectAll()
      .where('consultation_id', '=', row.id)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!request) continue;
    const offers = await db
      .selectFrom('offers')
      .selectAll()
      .where('consultation_id', '=', row.id)
      .orderBy('made_at')
      .execute();
    const clock = await db
      .selectFrom('clocks')
      .selectAll()
      .where('consultation_id', '=', row.id)
      .executeTakeFirst();
    waiting.push({
      consultation: toConsultation(row),
      request: toHandoffRequest(request),
      offers: offers.map(toOffer),
      ...(await readConflicts(db, row.resident_id)),
      clock: clock && toClock(clock),
    });
  }
  return waiting;
}

export async function readConflicts(
  db: Db,
  resident: ResidentId,
): Promise<Pick<WaitingMatter, 'residentIs' | 'steppedBack'>> {
  const desk = await db
    .selectFrom('desks')
    .select('person_id')
    .where('chat_id', '=', resident)
    .executeTakeFirst();
  const rows = await db
    .selectFrom('offers')
    .innerJoin('consultations', 'consultations.id', 'offers.consultation_id')
    .select('offers.person_id')
    .distinct()
    .where('consultations.resident_id', '=', resident)
    .where('offers.reason', '=', 'conflict')
    .execute();
  return { residentIs: desk?.person_id, steppedBack: rows.map((row) => row.person_id) };
}

export async function makeOffer(
  store: Store,
  tx: Db,
  offer: Parameters<HandoffStore['makeOffer']>[0],
  now: Date,
): Promise<boolean> {
  const row = await lockConsultation(tx, offer.consultation, store.dialect.rowLocks);
  if (row.state !== 'queued') return false;
  const cards = await tx.selectFrom('offers').select('state').where('consultation_id', '=', row.id).execute();
  if (cards.length !== offer.seen || cards.some((card) => card.state === 'offered')) return false;
  await putCard(store, tx, offer, now);
  return true;
}

export async function readOpenCards(db: Db): Promise<OpenCard[]> {
  const rows = await db
    .selectFrom('offers')
    .innerJoin('consultations', 'consultations.id', 'offers.consultation_id')
    .select(['offers.id', 'offers.person_id', 'offers.made_at'])
    .select(['consultations.number', 'consultations.area_id'])
    .where('offers.state', '=', OPEN)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    person: row.person_id,
    number: row.number,
    area: row.area_id ?? undefined,
    madeAt: new Date(row.made_at),
  }));
}

export async function takeBack(store: Store, tx: Db, id: string, say: Reply, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('offers')
    .set({ state: 'withdrawn', ended_at: now.toISOString() })
    .where('id', '=', id)
    .where('state', '=', OPEN)
    .returning(['person_id', 'consultation_id'])
    .executeTakeFirst();
  if (!row) return false;
  await sayToPerson(store, tx, row.person_id, { consultation: row.consultation_id, reply: say, now });
  return true;
}

/** One card whose time is over. Its matter goes to the next in line at the next look. */
export async function lapseOne(
  store: Store,
  tx: Db,
  say: (offer: LapsedOffer) => Saying,
  now: Date,
): Promise<boolean> {
  const due = await tx
    .selectFrom('offers')
    .select(['id', 'consultation_id'])
    .where('state', '=', OPEN)
    .where('expires_at', '<=', now.toISOString())
    .orderBy('expires_at')
    .limit(1)
    .$if(store.dialect.rowLocks, (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (!due) return false;
  await tx
    .updateTable('offers')
    .set({ state: 'lapsed', ended_at: now.toISOString() })
    .where('id', '=', due.id)
    .execute();
  const offer = (await readOffer(tx, due.id))!;
  const matter = await matterOf(tx, due.consultation_id);
  await sayAll(store, tx, matter, say(offer), now);
  return true;
}

export function matterOf(tx: Db, id: ConsultationId) {
  return tx.selectFrom('consultations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
