import type { MediationCommand } from '../../contracts/mediation-command.ts';
import type { PersonId, ResidentId } from '../../core/ids.ts';
import type { CaseId } from '../../mediation/case.ts';
import { readKey } from '../../mediation/case-key.ts';
import type { Db } from '../store.ts';

/**
 * Locks the chats of everybody in a case in the order of their ids, before its row and before anything is said: two sides
 * who write at the same moment would else wait for each other. Only where rows are locked.
 */
export async function lockCaseChats(
  tx: Db,
  chat: ResidentId | undefined,
  command: MediationCommand | undefined,
): Promise<void> {
  const id = command && 'case' in command ? await idOf(tx, command.case) : undefined;
  const chats = [...(chat ? [chat] : []), ...(id ? await chatsOf(tx, id) : [])];
  await lockResidents(tx, chats);
}

export async function lockChatsOf(tx: Db, id: CaseId): Promise<void> {
  await lockResidents(tx, await chatsOf(tx, id));
}

async function lockResidents(tx: Db, chats: readonly ResidentId[]): Promise<void> {
  if (chats.length === 0) return;
  await tx
    .selectFrom('residents')
    .select('id')
    .where('id', 'in', [...new Set(chats)])
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function idOf(tx: Db, key: string): Promise<CaseId | undefined> {
  const { year, serial } = readKey(key) ?? { year: 0, serial: 0 };
  const row = await tx
    .selectFrom('cases')
    .select('id')
    .where('year', '=', year)
    .where('serial', '=', serial)
    .executeTakeFirst();
  return row?.id;
}

async function chatsOf(tx: Db, id: CaseId): Promise<ResidentId[]> {
  const row = await tx.selectFrom('cases').select('mediators').where('id', '=', id).executeTakeFirst();
  const mediators = JSON.parse(row?.mediators ?? '[]') as PersonId[];
  const parties = await tx
    .selectFrom('parties')
    .select('resident_id')
    .where('case_id', '=', id)
    .where('resident_id', 'is not', null)
    .execute();
  const desks = mediators.length
    ? await tx.selectFrom('desks').select('chat_id').where('person_id', 'in', mediators).execute()
    : [];
  return [...parties.map((p) => p.resident_id!), ...desks.map((d) => d.chat_id)];
}
