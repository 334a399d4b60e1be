import { sql } from 'kysely';
import type { ConsultationLog } from '../consultation/records.ts';
import { readMessage } from './handoff/read-matter.ts';
import { writeAudit } from './log/audit.ts';
import { claimTurn } from './log/claim-turn.ts';
import { closeIdle } from './log/close-idle.ts';
import { endLeases } from './log/end-leases.ts';
import { eraseOld } from './log/erase-old.ts';
import { finishTurn } from './log/finish-turn.ts';
import { claimOutbox, outboxDead, outboxPlaced, outboxRetry, outboxSent } from './log/outbox.ts';
import { queue } from './log/queue.ts';
import {
  appointmentsOf,
  consultationsOf,
  messagesAfter,
  messagesBefore,
  residentByAddress,
  residentById,
  turnById,
} from './log/read-log.ts';
import { receive } from './log/receive.ts';
import { stats } from './log/stats.ts';
import { releaseTurn, renewTurn } from './log/turn-lease.ts';
import { read, type Store, transaction } from './store.ts';

/** The port of the consultation feature, each method in a file of its own under log/. */
export function createConsultationLog(store: Store, close: () => Promise<void>): ConsultationLog {
  return {
    receive: (incoming) => receive(store, incoming),
    claimTurn: (worker, leaseMs, now) => claimTurn(store, worker, leaseMs, now),
    finishTurn: (turn, worker, result, now) => finishTurn(store, turn, worker, result, now),
    releaseTurn: (turn, worker, retryAt) => releaseTurn(store, turn, worker, retryAt),
    renewTurn: (turn, worker, leaseMs, now) => renewTurn(store, turn, worker, leaseMs, now),
    endLeases: (gone, now) => endLeases(store, gone, now),
    claimOutbox: (channel, worker, limit, leaseMs, now) =>
      claimOutbox(store, channel, worker, limit, leaseMs, now),
    outboxPlaced: (id, worker, placed, lostFiles) => outboxPlaced(store, id, worker, placed, lostFiles),
    outboxSent: (id, worker, now) => outboxSent(store, id, worker, now),
    outboxRetry: (id, worker, at, reason) => outboxRetry(store, id, worker, at, reason),
    outboxDead: (id, worker, reason) => outboxDead(store, id, worker, reason),
    residentByAddress: (channel, address) => residentByAddress(store, channel, address),
    resident: (id) => residentById(store, id),
    messageOf: (resident, id) => read(store, (db) => readMessage(db, resident, id)),
    messagesAfter: (resident, after, limit) => messagesAfter(store, resident, after, limit),
    messagesBefore: (resident, before, limit) => messagesBefore(store, resident, before, limit),
    consultationsOf: (resident) => consultationsOf(store, resident),
    appointmentsOf: (resident, now) => appointmentsOf(store, resident, now),
    turn: (id) => turnById(store, id),
    queue: () => queue(store),
    closeIdle: (before, now) => closeIdle(store, before, now),
    eraseOld: (before, now) => eraseOld(store, before, now),
    stats: () => stats(store),
    audit: (entry, now) => transaction(store, (tx) => writeAudit(tx, entry, now)),
    ping: async () => {
      await read(store, (db) => sql`select 1`.execute(db));
    },
    close,
  };
}
