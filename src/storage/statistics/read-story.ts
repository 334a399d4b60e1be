import type { CaseRow, MatterRow, StoryRows } from '../../statistics/ledger/ports.ts';
import { plainText } from '../plain-text.ts';
import type { Db } from '../store.ts';
import { readCaseRows, readMatterRows } from './ledger-rows.ts';

export async function readStory(
  db: Db,
  number: string,
): Promise<{ row: MatterRow; story: StoryRows } | undefined> {
  const [row] = await readMatterRows(db, [plainText(number)]);
  if (!row) return undefined;
  const { id } = await db
    .selectFrom('consultations')
    .select('id')
    .where('number', '=', row.number)
    .executeTakeFirstOrThrow();
  const events = await db
    .selectFrom('consultation_events')
    .select(['event', 'from_state as from', 'to_state as to', 'by', 'at'])
    .where('consultation_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const calls = await db
    .selectFrom('handoff_requests')
    .select(['reason', 'due_at as due', 'at'])
    .where('consultation_id', '=', id)
    .orderBy('at')
    .execute();
  const offers = await db
    .selectFrom('offers')
    .select(['person_id as person', 'state', 'reason', 'made_at as made', 'ended_at as ended'])
    .where('consultation_id', '=', id)
    .orderBy('made_at')
    .execute();
  const notes = await db
    .selectFrom('notes')
    .select(['person_id as person', 'text', 'at'])
    .where('consultation_id', '=', id)
    .orderBy('at')
    .execute();
  const clock = await db
    .selectFrom('clocks')
    .select(['tier', 'due_at as due', 'alerted_at as alerted'])
    .where('consultation_id', '=', id)
    .executeTakeFirst();
  const rating = await db
    .selectFrom('ratings')
    .select(['score', 'word', 'at'])
    .where('consultation_id', '=', id)
    .executeTakeFirst();
  const referrals = await db
    .selectFrom('referrals')
    .select(['target', 'by', 'at'])
    .where('consultation_id', '=', id)
    .orderBy('at')
    .execute();
  const cases = await db
    .selectFrom('cases')
    .select(['number', 'applied_at as at'])
    .where('consultation_id', '=', id)
    .orderBy('applied_at')
    .execute();
  const reads = await db
    .selectFrom('audit')
    .select(['actor', 'action', 'at'])
    .where('subject', 'in', [row.number, id])
    .where('action', 'in', ['matter.read', 'ledger.read'])
    .orderBy('at')
    .execute();
  return {
    row,
    story: {
      events,
      calls,
      offers,
      notes: notes.map(({ text, ...note }) => ({ ...note, text: text ?? undefined })),
      clock,
      rating: rating && { ...rating, word: rating.word ?? undefined },
      referrals,
      cases,
      reads,
    },
  };
}

export async function readCaseStory(
  db: Db,
  number: string,
): Promise<{ row: CaseRow; events: StoryRows['events'] } | undefined> {
  const [row] = await readCaseRows(db, [plainText(number)]);
  if (!row) return undefined;
  const events = await db
    .selectFrom('case_events')
    .innerJoin('cases', 'cases.id', 'case_events.case_id')
    .select(['event', 'from_state as from', 'to_state as to', 'by', 'at'])
    .where('cases.number', '=', row.number)
    .orderBy('case_events.position')
    .execute();
  return { row, events };
}
