import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { ConsultationLog, TurnResult, TurnWork } from '../../src/consultation/records.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { openStorage, type Storage, type StorageOptions } from '../../src/storage/open-storage.ts';
import { type IncomingParts, incoming, opening, result } from './builders.ts';

const START = '2026-03-02T02:00:00.000Z';
export const LEASE = 30_000;

/** One database with storage open on it; more of `open` are further instances of the service on the same database. */
export interface World {
  storage: Storage;
  log: ConsultationLog;
  clock: ReturnType<typeof fixedClock>;
  options: StorageOptions;
  open(options?: StorageOptions): Promise<Storage>;
  /** Of another database, still empty. */
  empty(): Promise<StorageOptions>;
  /** Stores a message. */
  say(parts?: IncomingParts): ReturnType<ConsultationLog['receive']>;
  /** Takes the next turn, which must be there. */
  take(worker?: string): Promise<TurnWork>;
  finish(work: TurnWork, done?: TurnResult, worker?: string): ReturnType<ConsultationLog['finishTurn']>;
  /** say, take, finish. */
  exchange(parts?: IncomingParts, done?: TurnResult): Promise<TurnWork>;
  at(ms: number): Date;
}

export type MakeWorld = () => Promise<World>;

type NewDatabase = () => Promise<string | undefined>;

/**
 * Worlds over databases that `newDatabase` makes, empty (a URL, or undefined for SQLite); all closed after each test. The first
 * of each world comes from `migrated`, where one that has its tables already is cheaper.
 */
export function worlds(newDatabase: NewDatabase, migrated = newDatabase): MakeWorld {
  const opened: Storage[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((storage) => storage.close()));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return async () => {
    const clock = fixedClock(START);
    const over = async (database: NewDatabase) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'falin-storage-'));
      folders.push(dataDir);
      return { databaseUrl: await database(), dataDir, clock };
    };
    const empty = () => over(newDatabase);
    const options = await over(migrated);
    const open = async (which: StorageOptions = options) => {
      const storage = await openStorage(which);
      opened.push(storage);
      return storage;
    };
    const storage = await open();
    return { storage, clock, options, empty, open, ...actions(storage.log, clock) };
  };
}

function actions(log: ConsultationLog, clock: World['clock']) {
  const at = (ms: number) => new Date(clock.now().getTime() + ms);
  const say = (parts: IncomingParts = {}) => log.receive(incoming({ at: clock.now(), ...parts }));
  const take = async (worker = 'worker-1') => {
    const work = await log.claimTurn(worker, LEASE, clock.now());
    if (!work) throw new Error('no turn to take');
    return work;
  };
  const finish = (work: TurnWork, done?: TurnResult, worker = 'worker-1') =>
    log.finishTurn(work.turn.id, worker, done ?? (work.consultation ? result() : opening()), clock.now());
  const exchange = async (parts?: IncomingParts, done?: TurnResult) => {
    await say(parts);
    const work = await take();
    if ((await finish(work, done)) === false) throw new Error('the lease was lost');
    return work;
  };
  return { log, at, say, take, finish, exchange };
}
