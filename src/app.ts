import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBackups } from './app/backups.ts';
import { createConsole } from './app/console.ts';
import { createCuration } from './app/curation.ts';
import { createFileStore } from './app/files.ts';
import { frontDirectory, frontTopics } from './app/front.ts';
import { directoryOf, type Ground } from './app/ground.ts';
import { createHandoff } from './app/handoff.ts';
import { createIntake } from './app/intake.ts';
import { keepKnowledge } from './app/keep-knowledge.ts';
import { knowledgeDirsOf, ownKnowledgeDir, WORDS_DIR } from './app/knowledge-dirs.ts';
import { type Mind, readMind } from './app/knowledge-holder.ts';
import { type Live, loggedBus } from './app/live.ts';
import { caseRules } from './app/mediation.ts';
import { createMetrics } from './app/metrics.ts';
import { createOperations } from './app/operations.ts';
import { createProviders } from './app/providers.ts';
import { readiness } from './app/readiness.ts';
import { createTelegram } from './app/telegram.ts';
import { startTimedJobs } from './app/timed-jobs.ts';
import { createTurns } from './app/turns.ts';
import { isGone, newWorkerName } from './app/worker-name.ts';
import type { SendLimits, TelegramChannel } from './channels/telegram/ports.ts';
import type { Config } from './config.ts';
import type { FlowDeps } from './consultation/flow-deps.ts';
import { createGate } from './consultation/gate/create-gate.ts';
import type { Incoming } from './consultation/incoming.ts';
import type { LanguageModel, Transcriber } from './consultation/ports.ts';
import type { Receipt } from './consultation/records.ts';
import { type Clock, systemClock } from './core/clock.ts';
import { localDate } from './core/dates.ts';
import type { TurnId } from './core/ids.ts';
import { createLogger, type Logger } from './core/logger.ts';
import { findCallBack } from './handoff/call-back.ts';
import { createHttp, type HttpApp } from './http/create-http.ts';
import { createKnowledgeFiles } from './knowledge/office/knowledge-files.ts';
import { createOfficeFiles } from './knowledge/office/office-files.ts';
import { passagesOfKnowledge } from './knowledge/passages.ts';
import { type OpenedRetriever, openRetriever } from './retrieval/open-retriever.ts';
import type { Embeddings } from './retrieval/ports.ts';
import { readTokenizer } from './retrieval/tokens/tokenizer.ts';
import { createPasswords } from './staff/passwords.ts';
import { createStaff, type StaffService } from './staff/staff-service.ts';
import { openStorage, type Storage } from './storage/open-storage.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Parts that tests and other entry points replace. */
export interface Overrides {
  clock?: Clock;
  logger?: Logger;
  storage?: Storage;
  model?: LanguageModel;
  transcriber?: Transcriber;
  embeddings?: Embeddings;
  knowledgeDirs?: readonly string[];
  pageDir?: string;
  /** Telegram's own limits; a fake server has none. */
  sendLimits?: Partial<SendLimits>;
}

export interface App {
  http: HttpApp;
  storage: Storage;
  flow: FlowDeps;
  mind(): Mind;
  telegram: TelegramChannel | undefined;
  staff: StaffService;
  retriever: OpenedRetriever;
  receive(incoming: Incoming): Promise<Receipt>;
  /** Starts answering: turns, channels, jobs. Without it the app only looks things up. */
  start(): Promise<void>;
  /** Hears of every turn once its replies are stored. */
  onSettled(listener: (turn: TurnId) => void): () => void;
  /** Does now what the clock would do next: offers, lapses, reminders, confirmations. */
  handoff(): Promise<void>;
  /** Resolves when every stored message is answered. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the parts together. The only place that knows them all. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const today = () => localDate(clock.now());
  await mkdir(config.dataDir, { recursive: true });
  const { model, modelHealth, transcriber, embeddings } = createProviders(config, overrides, {
    promptsDir: join(ROOT, 'prompts'),
    clock,
  });

  const knowledgeDirs = overrides.knowledgeDirs ?? knowledgeDirsOf(config);
  const knowledgeFiles = createKnowledgeFiles(ownKnowledgeDir(config));
  const tokenizer = readTokenizer(WORDS_DIR);
  const knowledge = await keepKnowledge({
    read: () =>
      readMind({ knowledgeDirs, dataDir: config.dataDir, today: today(), logger, tokenizer, knowledgeFiles }),
    syncDirectory: (directory) => storage.syncDirectory(directory),
    index: (library) => retriever.refresh(library),
    today,
    logger,
  });
  const { mind } = knowledge;
  const retriever = await openRetriever({
    dataDir: config.dataDir,
    library: mind().library,
    tokenizer,
    passages: () => passagesOfKnowledge(mind().sources.knowledge),
    ...(embeddings ? { embeddings } : {}),
    logger,
  });
  let telegram: TelegramChannel | undefined;
  const storage =
    overrides.storage ??
    (await openStorage({
      ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
      dataDir: config.dataDir,
      ...(config.secret ? { secret: config.secret } : {}),
      clock,
      logger,
      caseRules: () => caseRules({ config, mind }, telegram?.name()),
    }));
  const { log } = storage;
  await storage.syncDirectory(directoryOf({ mind }));
  const ground: Ground = { config, clock, logger, storage, mind };
  const directory = () => directoryOf(ground);

  const flow: FlowDeps = {
    sources: () => mind().sources,
    retriever: () => retriever,
    guides: () => mind().guides,
    safety: () => mind().safety,
    classify: (input) => mind().classifier.triage(input),
    model,
    gate: createGate(),
    callBack: findCallBack(directory),
    log,
    clock,
    today,
    logger,
  };
  const live: Live = loggedBus(logger);
  const metrics = createMetrics(log, () => retriever.size);
  const files = createFileStore(config.dataDir);
  const worker = newWorkerName();
  const channel = () => telegram;
  const handoff = createHandoff(ground, { flow, live, telegram: channel });
  const wakeTelegram = () => telegram?.wake();
  const turns = createTurns(ground, { flow, handoff, live, metrics, worker, wakeTelegram });
  const intake = createIntake(ground, live, turns.wake);
  const limits = overrides.sendLimits;
  telegram = createTelegram(ground, { intake, transcriber, files, worker, limits });

  const staff = createStaff({ store: storage.staff, directory, passwords: createPasswords(), clock });
  const backups = createBackups(config, clock, logger);
  const ready = () => readiness(storage, retriever, telegram);
  const uploads = { files, maxFileBytes: config.maxFileBytes };
  const http = createHttp({
    ...uploads,
    receive: intake.receive,
    log,
    live,
    directory: () => frontDirectory(mind()),
    topics: () => frontTopics(mind()),
    openArticle: (title, number, asOf) => mind().sources.open({ statute: title, number }, asOf),
    openPassage: (id) => mind().sources.passage(id),
    readiness: ready,
    metrics: metrics.text,
    webhooks: telegram?.webhook ? [telegram.webhook] : [],
    pageDir: overrides.pageDir ?? join(ROOT, 'dist', 'console'),
    clock,
    logger,
    secureCookies: config.secureCookies,
    console: createConsole(ground, {
      staff,
      handoff,
      uploads,
      telegram: channel,
      office: createOfficeFiles({
        dirs: knowledgeDirs,
        own: ownKnowledgeDir(config),
        async onChanged(changed) {
          await knowledge.adopt(changed);
          handoff.lookAgain();
        },
      }),
      operations: createOperations({
        config,
        clock,
        log,
        handoff: storage.handoff,
        library: () => mind().library,
        readiness: ready,
        modelHealth,
        backups,
      }),
      curation: createCuration({
        flow,
        files: knowledgeFiles,
        questions: storage.questions,
        tokenizer,
        projectDir: knowledgeDirs[0]!,
        readAgain: knowledge.readEdited,
      }),
    }),
  });

  const stops: (() => unknown)[] = [];
  return {
    http,
    storage,
    flow,
    mind,
    telegram,
    staff,
    retriever,
    receive: intake.receive,
    onSettled: (listener) =>
      live.subscribeAll((_resident, event) => {
        if (event.type === 'settled') listener(event.turnId as TurnId);
      }),
    idle: () => turns.idle(),
    handoff: () => handoff.runner.run(),
    async start() {
      await log.endLeases(isGone, clock.now());
      turns.start();
      handoff.runner.start();
      stops.push(...startTimedJobs(ground), ...knowledge.watch(knowledgeDirs, config.dataDir));
      await telegram?.start();
    },
    async stop() {
      for (const stop of stops.splice(0)) await stop();
      await telegram?.stop();
      http.close();
      handoff.events.closeAll();
      await turns.stop();
      await handoff.runner.stop();
      await backups.settled();
      await storage.close();
      mind().library.close();
      await retriever.close();
    },
  };
}
