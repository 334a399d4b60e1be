import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../core/clock.ts';
import type { PersonId, ResidentId } from '../../core/ids.ts';
import { silentLogger } from '../../core/logger.ts';
import { keyOf } from '../../mediation/case-key.ts';
import { DATABASE_FILE, openStorage, type Storage } from '../../storage/open-storage.ts';
import { openPostgres } from '../../storage/postgres/open-database.ts';
import { openSqlite } from '../../storage/sqlite/open-database.ts';
import type { CaseFile } from './audit/cases.ts';
import { readTables } from './audit/evidence.ts';
import { type Chats, watchChats } from './chats.ts';
import { beginDay, type Day, OPENING } from './day.ts';
import { judge, type Verdict } from './judge.ts';
import { makeOffice, type Office, writeOffice } from './office.ts';
import { FIRST_DESK, playDay } from './play-day.ts';
import type { Instance, Outside, TelegramFake } from './ports.ts';
import { seeded } from './random.ts';
import { lasting, untilTrue } from './troubles.ts';

export interface DayOptions {
  residents: number;
  /** Applications for mediation, beside the residents. */
  cases: number;
  minutes: number;
  /** Seconds of the day in one of the machine. */
  speed: number;
  seed: number;
  instances: number;
  databaseUrl: string | undefined;
  /** Minutes between two crashes, on the average. */
  crashEvery: number;
}

const SECRET = 'the secret of a simulated day, nobody else has it';
/** What is left to do at the end has so long, on the machine's clock. */
const SETTLE_MS = 300_000;
/** Longer than the jobs' pause between two looks. */
const LASTING_MS = 5_000;

/** Plays the day and judges it. Progress goes to `say`. */
export async function runDay(
  options: DayOptions,
  outside: Outside,
  say: (line: string) => void,
): Promise<Verdict> {
  const dataDir = await mkdtemp(join(tmpdir(), 'falin-day-'));
  let day: Day | undefined;
  // People date their messages by the clock of the day; before it begins, by its opening.
  const telegram = await outside.startTelegram(() => (day?.clock.now() ?? OPENING).getTime());
  const instances: Instance[] = [];
  try {
    const office = makeOffice();
    await writeOffice(office, join(dataDir, 'knowledge'));
    const settings = (withTelegram: boolean) => ({
      DATA_DIR: dataDir,
      FALIN_SECRET: SECRET,
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      // One bot has one reader of updates.
      ...(withTelegram ? { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot } : {}),
    });
    const repeats = seeded(options.seed, 1_000_001);
    const chats = watchChats(telegram, () => repeats.chance(0.02));
    say('准备：启动服务、建索引、绑定工作台');
    const startingMs = await openOffice({
      options,
      outside,
      settings: settings(true),
      office,
      telegram,
      dataDir,
      chats,
    });

    day = beginDay(options, startingMs * 1.5);
    for (let i = 0; i < options.instances; i++) {
      const instance = await outside.instance(settings(i === 0), day.timing);
      instances.push(instance);
      instance.start();
    }
    await Promise.all(instances.map((instance) => instance.ready()));
    const played = await playDay(day, { options, telegram, chats, office, instances, say });

    say('收尾：等剩下的都办完');
    telegram.faults.clear();
    const storage = await open(options, dataDir);
    try {
      const settled = await untilTrue(
        lasting(() => isSettled(storage, telegram), LASTING_MS),
        SETTLE_MS,
      );
      const closing = day.clock.now();
      const web = await Promise.all(
        played.pages.map(async (page) => ({ accepted: page.accepted, shown: await page.everything() })),
      );
      for (const instance of instances) await instance.kill('SIGTERM');
      const residentOf = new Map<number, ResidentId>();
      for (const chat of chats.ids()) {
        const resident = await storage.log.residentByAddress('telegram', String(chat));
        if (resident) residentOf.set(chat, resident.id);
      }
      const opened = options.databaseUrl
        ? await openPostgres(options.databaseUrl, () => undefined)
        : await openSqlite(join(dataDir, DATABASE_FILE));
      const tables = await readTables(opened.db);
      await opened.db.destroy();
      const rooms = await openRooms(storage);
      const downtime = Math.max(0, ...played.outages.map(({ from, to }) => to - from));
      return judge({
        settled,
        desks: played.desks,
        telegram,
        stderr: instances.map((instance) => instance.stderr).join('\n'),
        evidence: {
          tables,
          board: played.board,
          rooms,
          chats,
          residentOf,
          blocked: played.blocked,
          web,
          desks: new Map(played.desks.filter((d) => !d.hasLeft).map((d) => [d.person.id, d.chat] as const)),
          outages: played.outages,
          opening: OPENING,
          closing,
          slackMs: downtime * 60_000 + SLOW_MACHINE_MS * options.speed,
        },
      });
    } finally {
      await storage.close();
    }
  } finally {
    day?.end();
    for (const instance of instances) await instance.kill();
    await telegram.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function openRooms({ mediation }: Storage): Promise<CaseFile[]> {
  const { cases } = await mediation.list({ limit: 100_000, offset: 0 });
  return Promise.all(
    cases.map(async (c) => ({ key: keyOf(c), id: c.id, messages: await mediation.messages(c) })),
  );
}

/** A look of the service's that takes longer than this, on the machine's clock, is a fault. */
const SLOW_MACHINE_MS = 5_000;

const open = (options: DayOptions, dataDir: string): Promise<Storage> =>
  openStorage({
    dataDir,
    secret: SECRET,
    clock: fixedClock(OPENING),
    logger: silentLogger,
    ...(options.databaseUrl ? { databaseUrl: options.databaseUrl } : {}),
  });

/** Before the day begins: the index is built, everybody of the office binds their desk. The clock hardly moves. Gives how long a start takes. */
async function openOffice(deps: {
  options: DayOptions;
  outside: Outside;
  settings: Record<string, string>;
  office: Office;
  telegram: TelegramFake;
  dataDir: string;
  chats: Chats;
}): Promise<number> {
  const { options, outside, office, telegram, chats } = deps;
  const early = new Date(OPENING.getTime() - 30 * 60_000);
  const timing = { from: early.toISOString(), since: Date.now(), speed: 1 };
  const instance = await outside.instance(deps.settings, timing);
  const began = Date.now();
  instance.start();
  try {
    await instance.ready();
    const startingMs = Date.now() - began;
    const storage = await open(options, deps.dataDir);
    try {
      for (const [i, person] of office.people.entries()) {
        const code = outside.newBindCode();
        await storage.handoff.makeBindCode(person.id as PersonId, code, OPENING);
        telegram.user(FIRST_DESK + i, person.name).send(`/bind ${code}`);
      }
      const bound = () => office.people.filter((_, i) => isBound(chats, FIRST_DESK + i)).length;
      if (!(await untilTrue(async () => bound() === office.people.length, 60_000)))
        throw new Error(`only ${bound()} of ${office.people.length} desks were bound\n${instance.stderr}`);
      await untilTrue(() => isSettled(storage, telegram), 60_000);
      return startingMs;
    } finally {
      await storage.close();
    }
  } finally {
    await instance.kill('SIGTERM');
  }
}

const isBound = (chats: Chats, chat: number) =>
  chats.of(chat).some((message) => message.text.includes('已经和您的工作身份绑定'));

async function isSettled(storage: Storage, telegram: TelegramFake): Promise<boolean> {
  const stats = await storage.log.stats();
  return telegram.bot.updates.length === 0 && stats.turnsPending === 0 && stats.outboxPending === 0;
}
