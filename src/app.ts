import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBackups } from './app/backups.ts';
import { createCuration } from './app/curation.ts';
import { createFileStore } from './app/files.ts';
import { knowledgeDirsOf, ownKnowledgeDir } from './app/knowledge-dirs.ts';
import { type Mind, readMind } from './app/knowledge-holder.ts';
import { barrierIn, createMediationFlow, forbiddenFlags } from './app/mediation.ts';
import { createMetrics } from './app/metrics.ts';
import { watchModel } from './app/model-health.ts';
import { createOperations } from './app/operations.ts';
import { isGone, newWorkerName } from './app/worker-name.ts';
import type { SendLimits, TelegramChannel } from './channels/telegram/ports.ts';
import { createTelegramChannel } from './channels/telegram/telegram-channel.ts';
import { toChatMessage } from './channels/web/chat-message.ts';
import type { Config } from './config.ts';
import { createSources } from './consultation/answer/sources.ts';
import { takeTurn } from './consultation/flow.ts';
import type { FlowDeps } from './consultation/flow-deps.ts';
import { createGate } from './consultation/gate/create-gate.ts';
import type { Incoming } from './consultation/incoming.ts';
import type { LanguageModel, Transcriber } from './consultation/ports.ts';
import type { Receipt, TurnWork } from './consultation/records.ts';
import { createTurnWorker } from './consultation/turn-worker.ts';
import { loneTurn } from './consultation/turns/lone-turn.ts';
import type { LiveEvent } from './contracts/chat.ts';
import type { DeskEvent } from './contracts/console/desk.ts';
import { type Clock, systemClock } from './core/clock.ts';
import { localDate } from './core/dates.ts';
import type { ResidentId, TurnId } from './core/ids.ts';
import { createBus } from './core/live.ts';
import { createLogger, type Logger } from './core/logger.ts';
import { findCallBack } from './handoff/call-back.ts';
import type { DeskDeps } from './handoff/desk/desk-deps.ts';
import { toResident } from './handoff/desk/press.ts';
import { createDeskService } from './handoff/desk-service.ts';
import { renewTopic } from './handoff/forum.ts';
import { takeAnyTurn } from './handoff/take-any-turn.ts';
import { createDeskEvents } from './http/console/desk-events.ts';
import { createHttp, type HttpApp } from './http/create-http.ts';
import { closeIdle } from './jobs/close-idle.ts';
import { eraseOld } from './jobs/erase-old.ts';
import { every } from './jobs/every.ts';
import { createHandoffRunner } from './jobs/handoff.ts';
import type { Directory } from './knowledge/directory.ts';
import { createKnowledgeFiles } from './knowledge/office/knowledge-files.ts';
import { createOfficeFiles } from './knowledge/office/office-files.ts';
import { passagesOfKnowledge } from './knowledge/passages.ts';
import { watchLibrary } from './knowledge/statutes/watch-library.ts';
import { watchKnowledge } from './knowledge/watch-knowledge.ts';
import { createCaseService } from './mediation/case-service.ts';
import type { CaseRules } from './mediation/decision.ts';
import { takeMediationTurn } from './mediation/flow/take-mediation-turn.ts';
import { createEmbeddings } from './providers/embeddings.ts';
import { createLanguageModel } from './providers/language-model.ts';
import { createTranscriber } from './providers/transcriber.ts';
import { type OpenedRetriever, openRetriever } from './retrieval/open-retriever.ts';
import type { Embeddings } from './retrieval/ports.ts';
import { readTokenizer } from './retrieval/tokens/tokenizer.ts';
import { createPasswords } from './staff/passwords.ts';
import { createStaff, type StaffService } from './staff/staff-service.ts';
import { outreachTurns } from './statistics/outreach/desk-form.ts';
import { createStatistics } from './statistics/statistics-service.ts';
import { openStorage, type Storage } from './storage/open-storage.ts';

/** 权利义务告知 of mediation, knowledge/notices/. */
const NOTICE = 'mediation-rights';
/** A matter in hand in which nobody wrote for so long is asked after. */
const IDLE_MS = 24 * 3_600_000;
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
  await mkdir(config.dataDir, { recursive: true });
  const knowledgeDirs = overrides.knowledgeDirs ?? knowledgeDirsOf(config);
  const knowledgeFiles = createKnowledgeFiles(ownKnowledgeDir(config));
  const today = () => localDate(clock.now());

  const embeddings = overrides.embeddings ?? (config.embeddings && createEmbeddings(config.embeddings));
  const { model, health: modelHealth } = watchModel(
    overrides.model ??
      (config.model && createLanguageModel(config.model, { promptsDir: join(ROOT, 'prompts') })),
    clock,
  );
  const transcriber =
    overrides.transcriber ?? (config.transcription && createTranscriber(config.transcription));

  const tokenizer = readTokenizer(join(ROOT, 'knowledge', 'words'));
  const read = () =>
    readMind({ knowledgeDirs, dataDir: config.dataDir, today: today(), logger, tokenizer, knowledgeFiles });
  let mind = await read();
  const retriever = await openRetriever({
    dataDir: config.dataDir,
    library: mind.library,
    tokenizer,
    passages: () => passagesOfKnowledge(mind.sources.knowledge),
    ...(embeddings ? { embeddings } : {}),
    logger,
  });
  let telegram: TelegramChannel | undefined;
  const caseRules = (): CaseRules => ({
    directory: mind.sources.knowledge.directory,
    ...config.mediation,
    publicUrl: config.publicUrl,
    bot: telegram?.name(),
    forbiddenFlags: forbiddenFlags(mind),
    barrierIn: (text) => barrierIn(mind, text),
  });
  const storage =
    overrides.storage ??
    (await openStorage({
      ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
      dataDir: config.dataDir,
      ...(config.secret ? { secret: config.secret } : {}),
      clock,
      logger,
      caseRules: () => caseRules(),
    }));
  await storage.syncDirectory(mind.sources.knowledge.directory);
  const { log } = storage;

  const flow: FlowDeps = {
    sources: () => mind.sources,
    retriever: () => retriever,
    guides: () => mind.guides,
    safety: () => mind.safety,
    classify: (input) => mind.classifier.triage(input),
    model,
    gate: createGate(),
    callBack: findCallBack(() => mind.sources.knowledge.directory),
    log,
    clock,
    today,
    logger,
  };

  const onListenerError = (error: unknown) => logger.error({ error }, 'a live listener failed');
  const live = createBus<ResidentId, LiveEvent>(onListenerError);
  const metrics = createMetrics(log, () => retriever.size);
  const files = createFileStore(config.dataDir);
  const publish = (work: TurnWork, event: LiveEvent) => live.publish(work.resident.id, event);
  const workerName = newWorkerName();

  const desk: DeskDeps = {
    store: storage.handoff,
    directory: () => mind.sources.knowledge.directory,
    canned: () => mind.sources.knowledge.canned,
    answer: async (text, area, signal) =>
      (await takeTurn(flow, { ...loneTurn(text, clock.now(), area), signal })).replies(undefined),
    repliesOf: async (turn) =>
      (await log.turn(turn))?.replies.flatMap((message) => message.reply ?? []) ?? [],
    clock,
  };
  const deskChanges = createBus<'desk', DeskEvent>(onListenerError);
  const changed = (event: DeskEvent) => deskChanges.publish('desk', event);
  const handoff = createHandoffRunner({
    changed,
    accounts: async () =>
      (await storage.staff.accounts()).flatMap(({ person, disabled }) => (disabled ? [] : [person])),
    store: storage.handoff,
    directory: desk.directory,
    topics: () => mind.sources.knowledge.topics,
    clock,
    idleMs: IDLE_MS,
    closeMs: config.idleHours * 3_600_000,
    logger,
    onDone: () => telegram?.wake(),
    forum: () => (telegram?.status().ok ? telegram.forum : undefined),
    fireCaseTimers: () => storage.mediation.fireTimers(clock.now()),
  });

  const takeOther = outreachTurns({ directory: desk.directory, today }, takeAnyTurn(flow, desk));
  const mediation = createMediationFlow({ storage, mind: () => mind, takeTurn: takeOther, clock });

  const worker = createTurnWorker({
    log,
    take: async (job) => (await takeMediationTurn(mediation, job)) ?? takeOther(job),
    flow,
    clock,
    logger,
    name: workerName,
    concurrency: model ? 32 : 4,
    events: {
      working: (work, stage) => publish(work, { type: 'working', turnId: work.turn.id, stage }),
      delta: (work, text) => publish(work, { type: 'delta', turnId: work.turn.id, text }),
      settled: (work, stored, result) => {
        metrics.turn(work.resident.channel, clock.now().getTime() - work.turn.createdAt.getTime(), result);
        // An order may have said something to the other side as well.
        for (const message of stored)
          live.publish(message.resident, { type: 'message', message: toChatMessage(message) });
        publish(work, { type: 'settled', turnId: work.turn.id });
        telegram?.wake();
        if (result.handoff || result.order || result.ifHeld) {
          handoff.wake();
          changed({ type: work.person ? 'matter' : 'message', number: work.consultation?.number ?? null });
        }
      },
    },
  });

  const addresses = new Map<ResidentId, string>();
  const receive = async (incoming: Incoming): Promise<Receipt> => {
    const receipt = await log.receive(incoming);
    if (incoming.channel === 'telegram') addresses.set(receipt.resident, incoming.sender.address);
    if (receipt.accepted) worker.wake();
    return receipt;
  };

  telegram =
    config.telegram &&
    createTelegramChannel({
      ...config.telegram,
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
      receive,
      log,
      ...(transcriber ? { transcribe: transcriber.transcribe } : {}),
      files,
      maxFileBytes: config.maxFileBytes,
      onConnected: (name) => {
        storage.mediation.keepBotName(name).catch((error: unknown) => {
          logger.warn({ error }, 'the name of the bot was not kept');
        });
      },
      renewTopic: (address, create) => renewTopic(storage.handoff, address, create, clock),
      live: {
        subscribe: (listener) =>
          live.subscribeAll((resident, event) => {
            const address = addresses.get(resident);
            if (event.type === 'settled') addresses.delete(resident);
            if (address === undefined || event.type === 'message') return;
            listener({ ...event, address });
          }),
      },
      clock,
      logger,
      worker: workerName,
      ...(overrides.sendLimits ? { limits: overrides.sendLimits } : {}),
    });

  const readAgain = async (reason: string) => {
    logger.info({ reason }, 'knowledge changed, reading it again');
    const before = mind;
    mind = await read();
    await storage.syncDirectory(mind.sources.knowledge.directory);
    return before;
  };
  // One at a time: two at once would each think the same library the old one.
  let refreshing: Promise<unknown> = Promise.resolve();
  let indexing: Promise<unknown> = Promise.resolve();
  /** `onRead`: guides answer from what is new; passages follow when this resolves. */
  const refresh = async (reason: string, onRead = () => {}): Promise<void> => {
    const turn = refreshing.then(() => readAgain(reason));
    refreshing = Promise.allSettled([turn]);
    const before = await turn;
    onRead();
    const indexed = indexing.then(() => retriever.refresh(mind.library));
    indexing = Promise.allSettled([indexed]);
    await indexed;
    // Turns at work may still read from the old library; it is closed after they had time to end.
    setTimeout(() => before.library.close(), 120_000).unref();
  };
  /** At once what the files will say when they are read again in some seconds: an edit on screen is seen by the next request. */
  const adoptDirectory = async (directory: Directory): Promise<void> => {
    const knowledge = { ...mind.sources.knowledge, directory };
    mind = { ...mind, sources: createSources(knowledge, mind.library, today()) };
    await storage.syncDirectory(directory);
    handoff.wake();
    changed({ type: 'queue', number: null });
  };
  const onRefreshError = (error: unknown) =>
    logger.error({ error }, 'knowledge could not be read again; the old one serves');

  const curation = createCuration({
    flow,
    files: knowledgeFiles,
    questions: storage.questions,
    tokenizer,
    projectDir: knowledgeDirs[0]!,
    // Guides answer as soon as they are read; the index of passages follows in its own time.
    readAgain: () =>
      new Promise((resolve, reject) => {
        refresh('edited', resolve).catch((error) => {
          onRefreshError(error);
          reject(error);
        });
      }),
  });
  const staff = createStaff({
    store: storage.staff,
    directory: desk.directory,
    passwords: createPasswords(),
    clock,
  });
  const deskService = createDeskService({
    ...desk,
    topics: () => mind.sources.knowledge.topics,
    safety: () => mind.sources.knowledge.safety,
    changed(event, said) {
      for (const message of said)
        live.publish(message.resident, { type: 'message', message: toChatMessage(message) });
      changed(event);
      telegram?.wake();
      handoff.wake();
    },
  });
  const deskEvents = createDeskEvents({
    subscribe: (listener) => deskChanges.subscribe('desk', listener),
    newest: storage.handoff.newest,
    logger,
  });
  const cases = createCaseService({
    store: storage.mediation,
    directory: desk.directory,
    notice: () => mind.sources.knowledge.notices.find((notice) => notice.id === NOTICE),
    clock,
    onActed: () => telegram?.wake(),
  });
  const readiness = async () => [
    await check('database', async () => {
      await log.ping();
      return storage.dialect;
    }),
    { name: 'index', ok: retriever.size > 0, detail: `${retriever.size} 个片段` },
    ...(telegram ? [{ name: 'telegram', ...telegram.status() }] : []),
  ];
  const backups = createBackups(config, clock, logger);
  const http = createHttp({
    receive,
    log,
    live,
    directory: () => {
      const { directory } = mind.sources.knowledge;
      const areas = directory.areas.map((a) => ({
        id: a.id,
        name: a.name,
        level: a.kind,
        parentId: a.parent ?? null,
      }));
      return { areas, sample: directory.sample };
    },
    topics: () => frontTopics(mind),
    openArticle: (title, number, asOf) => mind.sources.open({ statute: title, number }, asOf),
    openPassage: (id) => mind.sources.passage(id),
    readiness,
    metrics: () => metrics.text(),
    webhooks: telegram?.webhook ? [telegram.webhook] : [],
    files,
    maxFileBytes: config.maxFileBytes,
    pageDir: overrides.pageDir ?? join(ROOT, 'dist', 'console'),
    clock,
    logger,
    secureCookies: config.secureCookies,
    console: {
      staff,
      statistics: createStatistics({
        ...storage,
        directory: desk.directory,
        topics: () => mind.sources.knowledge.topics,
        clock,
        demo: config.demo,
      }),
      directory: desk.directory,
      desk: { service: deskService, events: deskEvents, files, maxFileBytes: config.maxFileBytes },
      mediation: { cases, files, maxFileBytes: config.maxFileBytes },
      office: {
        files: createOfficeFiles({
          dirs: knowledgeDirs,
          own: ownKnowledgeDir(config),
          onChanged: adoptDirectory,
        }),
        desks: {
          reachable: storage.handoff.reachable,
          makeBindCode: storage.handoff.makeBindCode,
          unbind: async (person) => {
            const matters = await storage.handoff.unbind(person, toResident, clock.now());
            telegram?.wake();
            handoff.wake();
            changed({ type: 'queue', number: null });
            return matters;
          },
          setAway: async (person, away) => {
            await deskService.leave(person, away);
          },
        },
        topics: () => mind.sources.knowledge.topics,
        bot: () => telegram?.name(),
      },
      operations: createOperations({
        config,
        clock,
        log,
        handoff: storage.handoff,
        library: () => mind.library,
        readiness,
        modelHealth,
        backups,
      }),
      knowledge: curation,
      demo: config.demo,
      secureCookies: config.secureCookies,
      trustedProxies: config.trustedProxies,
      clock,
    },
  });

  const stops: (() => unknown)[] = [];
  return {
    http,
    storage,
    flow,
    mind: () => mind,
    telegram,
    staff,
    retriever,
    receive,
    onSettled: (listener) =>
      live.subscribeAll((_resident, event) => {
        if (event.type === 'settled') listener(event.turnId as TurnId);
      }),
    idle: () => worker.idle(),
    handoff: () => handoff.run(),
    async start() {
      await log.endLeases(isGone, clock.now());
      worker.start();
      handoff.start();
      const idle = every(
        10 * 60_000,
        'close idle consultations',
        async () => {
          const closed = await closeIdle(log, clock, config.idleHours);
          if (closed > 0) logger.info({ closed }, 'idle consultations closed');
        },
        logger,
      );
      const old = every(
        3_600_000,
        'erase old transcripts',
        async () => {
          if (config.transcriptMonths === 0) return;
          const erased = await eraseOld(log, clock, config.transcriptMonths);
          if (erased > 0) logger.info({ erased }, 'transcripts past their time erased');
        },
        logger,
      );
      // Reads do it too; done beforehand, nobody waits for a day's changes.
      const figures = every(
        60_000,
        'refresh figures',
        async () => {
          await storage.figures.refresh();
        },
        logger,
      );
      stops.push(
        () => figures.stop(),
        () => idle.stop(),
        () => old.stop(),
        watchKnowledge(knowledgeDirs, () => refresh('files'), onRefreshError),
        watchLibrary(config.dataDir, () => void refresh('statutes').catch(onRefreshError)).close,
      );
      await telegram?.start();
    },
    async stop() {
      for (const stop of stops.splice(0)) await stop();
      await telegram?.stop();
      http.close();
      deskEvents.closeAll();
      await worker.stop();
      await handoff.stop();
      await backups.settled();
      await storage.close();
      mind.library.close();
      await retriever.close();
    },
  };
}

/** Topics to press, those of the first screen first. */
function frontTopics({ sources }: Mind) {
  return sources.knowledge.topics
    .toSorted((a, b) => Number(b.suggested?.front ?? false) - Number(a.suggested?.front ?? false))
    .map(({ id, label, suggested }) => ({
      id,
      label,
      ...(suggested ? { suggested: suggested.question } : {}),
    }));
}

async function check(
  name: string,
  run: () => Promise<string>,
): Promise<{ name: string; ok: boolean; detail: string }> {
  try {
    return { name, ok: true, detail: await run() };
  } catch {
    return { name, ok: false, detail: '连不上' };
  }
}
