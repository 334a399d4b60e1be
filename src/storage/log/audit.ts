import type { AuditAction } from '../../contracts/console/audit.ts';
import { newId } from '../../core/ids.ts';
import { plainOrNull, plainText } from '../plain-text.ts';
import type { Db } from '../store.ts';

export interface AuditEntry {
  actor: string;
  action: AuditAction;
  subject: string;
  detail?: string | undefined;
  address?: string | undefined;
}

export async function writeAudit(db: Db, entry: AuditEntry, now: Date): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: newId(now.getTime()),
      actor: plainText(entry.actor),
      action: plainText(entry.action),
      subject: plainText(entry.subject),
      detail: plainOrNull(entry.detail),
      address: plainOrNull(entry.address),
      at: now.toISOString(),
    })
    .execute();
}
