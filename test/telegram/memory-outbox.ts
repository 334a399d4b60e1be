import type { OutboxLog } from '../../src/channels/telegram/ports.ts';
import type { OutboxRow } from '../../src/consultation/records.ts';
import type { Reply } from '../../src/contracts/reply.ts';
import { type MessageId, newId, type OutboxId } from '../../src/core/ids.ts';

export interface MemoryRow extends OutboxRow {
  retryAt: number;
  retries: { at: Date; reason: string }[];
  dead: string | undefined;
  lease: { worker: string; until: number } | undefined;
}

/** The outbox half of the log in memory: leases, order within a chat, one row of a chat at a time. */
export function createMemoryOutbox() {
  const rows: MemoryRow[] = [];
  const find = (id: OutboxId, worker: string) => rows.find((r) => r.id === id && r.lease?.worker === worker);
  /** Called before each method; a test may throw here. */
  const hooks: { before?: (method: keyof OutboxLog) => void | Promise<void> } = {};

  const log: OutboxLog = {
    async claimOutbox(channel, worker, limit, leaseMs, now) {
      await hooks.before?.('claimOutbox');
      const time = now.getTime();
      const seen = new Set<string>();
      const claimed: OutboxRow[] = [];
      for (const row of rows) {
        if (row.channel !== channel || row.state === 'sent' || row.state === 'dead') continue;
        const first = !seen.has(row.address);
        seen.add(row.address);
        if (!first || row.retryAt > time || (row.lease && row.lease.until > time) || claimed.length >= limit)
          continue;
        row.lease = { worker, until: time + leaseMs };
        claimed.push({ ...row, placed: [...row.placed] });
      }
      return claimed;
    },
    async outboxPlaced(id, worker, placed) {
      await hooks.before?.('outboxPlaced');
      const row = find(id, worker);
      if (!row) return false;
      row.placed = [...placed];
      row.state = 'placed';
      return true;
    },
    async outboxSent(id, worker) {
      await hooks.before?.('outboxSent');
      const row = find(id, worker);
      if (row) row.state = 'sent';
    },
    async outboxRetry(id, worker, at, reason) {
      await hooks.before?.('outboxRetry');
      const row = find(id, worker);
      if (!row) return;
      row.attempts++;
      row.retryAt = at.getTime();
      row.retries.push({ at, reason });
      row.lease = undefined;
    },
    async outboxDead(id, worker, reason) {
      await hooks.before?.('outboxDead');
      const row = find(id, worker);
      if (!row) return;
      row.state = 'dead';
      row.dead = reason;
    },
  };

  return {
    log,
    rows,
    hooks,
    add(address: string | number, reply: Reply, placed: string[] = []): MemoryRow {
      const row: MemoryRow = {
        id: newId<'OutboxId'>(),
        message: newId<'MessageId'>() as MessageId,
        channel: 'telegram',
        address: String(address),
        reply,
        turn: undefined,
        state: placed.length > 0 ? 'placed' : 'pending',
        attempts: 0,
        placed,
        retryAt: 0,
        retries: [],
        dead: undefined,
        lease: undefined,
      };
      rows.push(row);
      return row;
    },
  };
}
