import { sql } from 'kysely';
import type { AuditQuery, AuditRow } from '../../staff/ports.ts';
import { plainText } from '../plain-text.ts';
import type { Db } from '../store.ts';

/** Newest first. Actor, action and subject have indexes that end in time. */
export async function searchAudit(db: Db, query: AuditQuery): Promise<{ rows: AuditRow[]; total: number }> {
  const { actor, action, subject, address, from, until } = query;
  let found = db.selectFrom('audit');
  if (actor !== undefined) found = found.where('actor', '=', plainText(actor));
  if (subject !== undefined) found = found.where('subject', '=', plainText(subject));
  if (address !== undefined) found = found.where('address', '=', plainText(address));
  if (action !== undefined) {
    const name = plainText(action);
    const below = `${name.replace(/[\\%_]/g, '\\$&')}.%`;
    found = found.where((eb) =>
      eb.or([eb('action', '=', name), sql<boolean>`action like ${below} escape '\\'`]),
    );
  }
  if (from !== undefined) found = found.where('at', '>=', from.toISOString());
  if (until !== undefined) found = found.where('at', '<', until.toISOString());
  const order = query.oldestFirst ? 'asc' : 'desc';
  const rows = await found
    .selectAll()
    .orderBy('at', order)
    .orderBy('id', order)
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  const { total } = await found
    .select((eb) => eb.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  return {
    total: Number(total),
    rows: rows.map((row) => ({
      ...row,
      detail: row.detail ?? undefined,
      address: row.address ?? undefined,
      at: new Date(row.at),
    })),
  };
}
