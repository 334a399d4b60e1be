import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fastClock } from '../../src/core/clock.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { newBindCode } from '../../src/handoff/bind-code.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { MONDAY, numberIn, textOf } from '../support/handoff-world.ts';
import { freePort, ServiceProcess } from '../support/service-process.ts';
import type { Person } from '../support/telegram-server/person.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server/server.ts';

const SERVICE = resolve(import.meta.dirname, '../../src/cli/serve-day.ts');
const SECRET = 'a secret of the tests, long enough to be taken';
/** A quarter of an hour, the time a card has, in some ten seconds. */
const SPEED = 90;
const WAIT = { timeout: 60_000, interval: 50 };

let dataDir: string;
let telegram: TelegramServer;
let service: ServiceProcess;
let clock: ReturnType<typeof fastClock>;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'falin-kill-handoff-'));
  const timing = { from: new Date(MONDAY).toISOString(), since: Date.now(), speed: SPEED };
  clock = fastClock({ ...timing, from: new Date(timing.from) });
  telegram = await startTelegramServer({ now: () => clock.now().getTime() });
  const port = await freePort();
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    DATA_DIR: dataDir,
    FALIN_SECRET: SECRET,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  service = new ServiceProcess(port, {}, [SERVICE, JSON.stringify({ settings, timing })]);
  service.start();
  await service.ready(60_000);
});

afterEach(async () => {
  await service.kill();
  await telegram.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function crash(): Promise<void> {
  await service.kill();
  service.start();
  await service.ready(60_000);
}

async function adviser(account: number, id: string): Promise<Person> {
  const storage = await openStorage({ dataDir, secret: SECRET, clock, logger: silentLogger });
  const code = newBindCode();
  await storage.handoff.makeBindCode(id as PersonId, code, new Date(clock.now().getTime() + 86_400_000));
  await storage.close();
  const person = telegram.user(account);
  person.send(`/bind ${code}`);
  await sees(person, '已经和您的工作身份绑定');
  return person;
}

/** The messages with these words, once there is one. */
const sees = (person: Person, words: string) =>
  vi.waitFor(() => {
    const found = person.messages().filter((m) => m.text.includes(words));
    expect(found.length, `${words} in ${textOf(person.messages())}`).toBeGreaterThan(0);
    return found;
  }, WAIT);

const count = (person: Person, words: string | RegExp) =>
  person.messages().filter((m) => (typeof words === 'string' ? m.text.includes(words) : words.test(m.text)))
    .length;

test('kill -9 in the middle of a handoff: cards, timers and half-sent relays survive, each once', {
  timeout: 600_000,
}, async () => {
  const own = await adviser(1, 'adviser-xinghe');
  const street = await adviser(2, 'adviser-street');
  const clerk = await adviser(3, 'staff-street-1');
  const resident = telegram.user(4);
  resident.send('/start xinghe');
  resident.send('公司拖欠我三个月工资怎么办');
  await sees(resident, '简单说');

  // Killed before the request is even taken up.
  resident.send('转人工');
  await crash();
  await vi.waitFor(() => expect(count(resident, /2026-\d{6}/)).toBeGreaterThan(0), WAIT);
  const number = numberIn(resident.messages());
  await sees(own, `【${number}】`);

  // Killed while the card lies there: its time goes on running, and it lapses once.
  await crash();
  await sees(own, '没有在时限内接手');
  await sees(street, `【${number}】`);
  await sees(clerk, '没有在时限内接手');
  expect(count(own, /^新的件/)).toBe(1);
  expect(count(own, '没有在时限内接手')).toBe(1);
  expect(count(street, /^新的件/)).toBe(1);
  expect(count(clerk, '没有在时限内接手')).toBe(1);

  // The card was pressed, and the service dies: it is taken all the same, by one person.
  street.press('接手');
  await crash();
  await sees(resident, '已经接手您的事');
  expect(count(resident, '已经接手您的事')).toBe(1);

  // A relay was placed at the desk and not yet filled in.
  telegram.faults.next('editMessageText', { kind: 'silent' });
  resident.send('我有打卡记录');
  // Where the silence met the card's own edit, still under way, the relay is filled in already.
  await vi.waitFor(() => expect(count(street, /有新的消息|我有打卡记录/)).toBe(1), WAIT);
  await crash();
  await sees(street, '我有打卡记录');
  await sees(resident, '✓ 已送到');

  // Both write at the same moment, and the service dies over it.
  resident.send('够不够');
  street.send('够用');
  await crash();
  await sees(street, '够不够');
  await sees(resident, '够用');
  await sees(street, `✓ 已送达【${number}】`);
  await vi.waitFor(() => expect(count(resident, /^✓ 已送到/)).toBe(2), WAIT);

  street.press('结束');
  await sees(street, '怎么办结的');
  street.press('人工解答');
  await sees(street, '请用一句话写');
  street.send('已告知向劳动监察投诉');
  await crash();
  await sees(resident, '办结了：人工解答');
  await sees(street, '已经办结');
  const once: [Person, string][] = [
    [street, '我有打卡记录'],
    [street, '够不够'],
    [resident, '够用'],
    [resident, '办结了：人工解答'],
    [street, '已经办结'],
  ];
  for (const [person, words] of once) expect(count(person, words), words).toBe(1);
});
