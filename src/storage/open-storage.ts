import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsultationLog } from '../consultation/records.ts';
import type { Clock } from '../core/clock.ts';
import { InvalidInput, Unavailable } from '../core/errors.ts';
import type { QuestionStore } from '../curation/ports.ts';
import type { HandoffStore } from '../handoff/ports.ts';
import { type CaseRules, NO_RULES } from '../mediation/decision.ts';
import type { MediationStore } from '../mediation/ports.ts';
import type { StaffStore } from '../staff/ports.ts';
import type { LedgerStore } from '../statistics/ledger/ports.ts';
import type { OutreachStore } from '../statistics/outreach/ports.ts';
import type { FigureStore } from '../statistics/ports.ts';
import type { FrozenStore } from '../statistics/report/frozen.ts';
import { createConsultationLog } from './consultation-log.ts';
import type { Dialect, OpenDatabase } from './dialect.ts';
import { createDirectoryRepository, type DirectoryRepository } from './directory.ts';
import { deleteDoomedFiles } from './doomed-files.ts';
import { createHandoffStore } from './handoff-store.ts';
import { createQuestionStore } from './log/open-questions.ts';
import { createMediationStore } from './mediation-store.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres/open-database.ts';
import { cipherFor } from './secret.ts';
import { openSqlite } from './sqlite/open-database.ts';
import { createStaffStore } from './staff-store.ts';
import { createFigureStore } from './statistics/figure-store.ts';
import { createFrozenStore } from './statistics/frozen-store.ts';
import { createLedgerStore } from './statistics/ledger-store.ts';
import { createOutreachStore } from './statistics/outreach-store.ts';
import type { StorageLogger, Store } from './store.ts';

export const DATABASE_FILE = 'falin.db';

export interface StorageOptions {
  /** postgres://… or postgresql://…; without it SQLite in `<dataDir>/falin.db`. */
  databaseUrl?: string | undefined;
  /** Made where it is missing. Residents' files lie in `<dataDir>/files`. */
  dataDir: string;
  /** What keys are derived from; without it `<dataDir>/secret.key`. Instances that share a database share it. */
  secret?: string | undefined;
  clock: Clock;
  logger?: StorageLogger | undefined;
  /** Rooms, mediators and settings for mediation cases; without it there are none. */
  caseRules?: (() => CaseRules) | undefined;
}

export interface Storage {
  readonly dialect: Dialect['name'];
  log: ConsultationLog;
  handoff: HandoffStore;
  figures: FigureStore;
  ledger: LedgerStore;
  outreach: OutreachStore;
  frozen: FrozenStore;
  staff: StaffStore;
  mediation: MediationStore;
  questions: QuestionStore;
  areas: DirectoryRepository['areas'];
  people: DirectoryRepository['people'];
  syncDirectory: DirectoryRepository['sync'];
  /** For the planner: see Dialect.learnSizes. To be done now and then. */
  learnSizes(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database, migrates it, checks the key. Throws InvalidInput (a wrong setting), Refused (a newer
 * database, another key) and Unavailable, each in words for the person who starts the program.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  makeFolder(options.dataDir);
  const opened = await openDatabase(options);
  try {
    await migrate(opened);
    const store: Store = {
      ...opened,
      cipher: await cipherFor(opened.db, options.dataDir, options.secret),
      clock: options.clock,
      logger: options.logger,
      filesDir: join(options.dataDir, 'files'),
      caseRules: options.caseRules ?? (() => NO_RULES),
    };
    await deleteDoomedFiles(store);
    const directory = createDirectoryRepository(store);
    const close = () => opened.db.destroy();
    return {
      dialect: opened.dialect.name,
      log: createConsultationLog(store, close),
      handoff: createHandoffStore(store),
      figures: createFigureStore(store),
      ledger: createLedgerStore(store),
      outreach: createOutreachStore(store),
      frozen: createFrozenStore(store),
      staff: createStaffStore(store),
      mediation: createMediationStore(store),
      questions: createQuestionStore(store),
      areas: directory.areas,
      people: directory.people,
      syncDirectory: directory.sync,
      learnSizes: () => opened.dialect.learnSizes(opened.db),
      close,
    };
  } catch (error) {
    await opened.db.destroy();
    throw opened.dialect.translate(error) ?? error;
  }
}

/** The bare database, as it is. */
export async function openDatabase({
  databaseUrl,
  dataDir,
  logger,
}: Omit<StorageOptions, 'clock'>): Promise<OpenDatabase> {
  if (databaseUrl === undefined || databaseUrl === '') return openSqlite(join(dataDir, DATABASE_FILE));
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new InvalidInput('DATABASE_URL 要以 postgres:// 开头；留空则使用内置的 SQLite');
  }
  return openPostgres(databaseUrl, (error) => logger?.warn({ error }, 'idle database connection lost'));
}

function makeFolder(dataDir: string): void {
  try {
    // Only the service's own user: the log is in it.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Unavailable(`建不了数据目录 ${dataDir}`, { cause });
  }
}
