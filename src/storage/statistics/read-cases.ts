import type { RawBuilder } from 'kysely';
import type { CaseId } from '../../mediation/case.ts';
import type { CaseRows } from '../../statistics/facts/case-fact.ts';
import type { Dialect } from '../dialect.ts';
import { oneOf } from '../json-rows.ts';
import type { Db } from '../store.ts';

const ENDS = ['agreed', 'failed', 'refused', 'withdrawn', 'rejected'] as const;

/** All rows that these cases' facts are made of. What the sides said and who they are is not read. */
export async function readCases(
  db: Db,
  dialect: Dialect['name'],
  ids: readonly string[],
): Promise<CaseRows[]> {
  const of = oneOf(dialect, ids) as RawBuilder<CaseId>;
  const cases = await db
    .selectFrom('cases')
    .select([
      'id',
      'number',
      'area_id',
      'room',
      'level',
      'dispute_type',
      'source',
      'state',
      'mediators',
      'amount',
    ])
    .select(['people', 'confirmation', 'prevented', 'applied_at', 'accepted_at', 'ended_at'])
    .where('id', 'in', of)
    .execute();
  const ends = await db
    .selectFrom('case_events')
    .select(['case_id', 'to_state'])
    .where('case_id', 'in', of)
    .where('to_state', 'in', ENDS)
    .orderBy('position')
    .execute();
  const agreements = await db
    .selectFrom('agreements')
    .select(['case_id', 'form'])
    .where('case_id', 'in', of)
    .execute();
  const terms = await db
    .selectFrom('agreement_terms')
    .select(['case_id', 'amount', 'performed'])
    .where('case_id', 'in', of)
    .execute();
  const followUps = await db
    .selectFrom('case_follow_ups')
    .select(['id', 'case_id', 'done_at', 'satisfied'])
    .where('case_id', 'in', of)
    .orderBy('due')
    .execute();
  const forms = new Map(agreements.map(({ case_id, form }) => [case_id, form]));
  const endedAs = new Map(ends.map(({ case_id, to_state }) => [case_id, to_state]));
  const termsOf = Map.groupBy(terms, (row) => row.case_id);
  const followUpsOf = Map.groupBy(followUps, (row) => row.case_id);
  return cases.map((row) => {
    const form = forms.get(row.id);
    return {
      id: row.id,
      number: row.number,
      area: row.area_id,
      room: row.room,
      level: row.level,
      type: row.dispute_type,
      source: row.source,
      state: row.state,
      mediators: JSON.parse(row.mediators) as string[],
      amount: row.amount,
      people: row.people,
      confirmation: row.confirmation,
      prevented: JSON.parse(row.prevented) as string[],
      appliedAt: row.applied_at,
      acceptedAt: row.accepted_at,
      endedAt: row.ended_at,
      // A failed case that went on in another room has ended only if its row says so.
      endedAs: row.ended_at === null ? undefined : endedAs.get(row.id),
      agreement: form && {
        form,
        terms: (termsOf.get(row.id) ?? []).map(({ amount, performed }) => ({
          amount,
          performed: performed !== null,
        })),
      },
      followUps: (followUpsOf.get(row.id) ?? []).map(({ id, done_at, satisfied }) => ({
        id,
        doneAt: done_at,
        satisfied: satisfied === null ? undefined : satisfied === 1,
      })),
    };
  });
}
