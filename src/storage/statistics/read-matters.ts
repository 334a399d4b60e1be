import type { RawBuilder } from 'kysely';
import type { TurnRecord } from '../../consultation/records.ts';
import type { ConsultationId } from '../../core/ids.ts';
import type { MatterRows } from '../../statistics/facts/matter-rows.ts';
import type { Dialect } from '../dialect.ts';
import { oneOf } from '../json-rows.ts';
import type { Db } from '../store.ts';

/** All rows that these consultations' facts are made of; eight queries however many there are. */
export async function readMatters(
  db: Db,
  dialect: Dialect['name'],
  ids: readonly string[],
): Promise<MatterRows[]> {
  const of = oneOf(dialect, ids) as RawBuilder<ConsultationId>;
  const consultations = await db.selectFrom('consultations').selectAll().where('id', 'in', of).execute();
  const calls = await db
    .selectFrom('handoff_requests')
    .select(['consultation_id', 'at', 'due_at'])
    .where('consultation_id', 'in', of)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const holds = await db
    .selectFrom('holds')
    .select(['consultation_id', 'person_id', 'since', 'ending'])
    .where('consultation_id', 'in', of)
    .orderBy('since')
    .orderBy('id')
    .execute();
  const turns = await db
    .selectFrom('turns')
    .leftJoin('feedback', 'feedback.turn_id', 'turns.id')
    .select([
      'turns.id',
      'turns.consultation_id',
      'turns.resident_id',
      'turns.created_at',
      'turns.finished_at',
    ])
    .select(['turns.record', 'feedback.useful', 'feedback.at as rated_at'])
    .where('turns.consultation_id', 'in', of)
    .where('turns.state', 'in', ['done', 'failed'])
    .orderBy('turns.created_at')
    .orderBy('turns.seq')
    .execute();
  const guides = await db
    .selectFrom('citations')
    .innerJoin('turns', 'turns.id', 'citations.turn_id')
    .select(['citations.turn_id', 'citations.passage_id'])
    .where('turns.consultation_id', 'in', of)
    .where('citations.kind', '=', 'guide')
    .execute();
  const wrote = await db
    .selectFrom('relays')
    .select('consultation_id')
    .distinct()
    .where('consultation_id', 'in', of)
    .where('by', '=', 'person')
    .execute();
  const clocks = await db.selectFrom('clocks').selectAll().where('consultation_id', 'in', of).execute();
  const ratings = await db.selectFrom('ratings').selectAll().where('consultation_id', 'in', of).execute();
  const reopened = await db
    .selectFrom('consultation_events')
    .select('consultation_id')
    .distinct()
    .where('consultation_id', 'in', of)
    .where('event', '=', 'reopen')
    .execute();
  const referrals = await db.selectFrom('referrals').selectAll().where('consultation_id', 'in', of).execute();

  const by = {
    calls: Map.groupBy(calls, (row) => row.consultation_id),
    holds: Map.groupBy(holds, (row) => row.consultation_id),
    turns: Map.groupBy(turns, (row) => row.consultation_id),
    guides: Map.groupBy(guides, (row) => row.turn_id),
    referrals: Map.groupBy(referrals, (row) => row.consultation_id),
    clocks: new Map(clocks.map((row) => [row.consultation_id, row])),
    ratings: new Map(ratings.map((row) => [row.consultation_id, row])),
    wrote: new Set(wrote.map((row) => row.consultation_id)),
    reopened: new Set(reopened.map((row) => row.consultation_id)),
  };
  return consultations.map((c) => {
    const clock = by.clocks.get(c.id);
    const rating = by.ratings.get(c.id);
    return {
      consultation: {
        id: c.id,
        number: c.number,
        resident: c.resident_id,
        area: c.area_id,
        channel: c.channel,
        topic: c.topic,
        kind: c.kind,
        urgency: c.urgency,
        state: c.state,
        outcome: c.outcome,
        flags: JSON.parse(c.flags) as string[],
        openedAt: c.opened_at,
        closedAt: c.closed_at,
      },
      calls: (by.calls.get(c.id) ?? []).map(({ at, due_at }) => ({ at, due: due_at })),
      holds: (by.holds.get(c.id) ?? []).map(({ person_id, since, ending }) => ({
        person: person_id,
        since,
        ending,
      })),
      turns: (by.turns.get(c.id) ?? [])
        .filter((turn) => turn.resident_id === c.resident_id)
        .map((turn) => ({
          id: turn.id,
          createdAt: turn.created_at,
          finishedAt: turn.finished_at,
          path: turn.record === null ? undefined : (JSON.parse(turn.record) as TurnRecord).path,
          useful: turn.useful === null ? undefined : turn.useful === 1,
          ratedAt: turn.rated_at ?? undefined,
          guides: (by.guides.get(turn.id) ?? []).flatMap(({ passage_id }) => guideOf(passage_id)),
        })),
      personWrote: by.wrote.has(c.id),
      clock: clock && {
        tier: clock.tier,
        due: clock.due_at,
        alerted: clock.alerted_at !== null,
        endedAt: clock.ended_at,
      },
      rating: rating && { score: rating.score, at: rating.at },
      reopened: by.reopened.has(c.id),
      referrals: (by.referrals.get(c.id) ?? []).map(({ target, at }) => ({ target, at })),
    };
  });
}

/** `guide:<id>#<section>`. */
function guideOf(passage: string): string[] {
  const id = /^guide:([^#]+)/.exec(passage)?.[1];
  return id ? [id] : [];
}
