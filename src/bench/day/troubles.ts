import { setTimeout as wait } from 'node:timers/promises';
import { allDay, type Day } from './day.ts';
import type { CallFault, Instance, TelegramFake } from './ports.ts';
import type { Random } from './random.ts';

/** An instance was down from … to …, in minutes of the day. */
export interface Outage {
  from: number;
  to: number;
}

/** kill -9 every few minutes of the day; the instance is started again at once. */
export async function crashAgainAndAgain(deps: {
  day: Day;
  instances: readonly Instance[];
  telegram: Pick<TelegramFake, 'cutConnections'>;
  random: Random;
  /** Minutes between two crashes, on the average. */
  every: number;
}): Promise<Outage[]> {
  const { day, random, every } = deps;
  const outages: Outage[] = [];
  await allDay(async () => {
    for (;;) {
      await day.pause(every * random.between(0.5, 1.5));
      const instance = random.pick(deps.instances);
      const from = day.minute();
      await instance.kill();
      instance.start();
      await instance.ready();
      outages.push({ from, to: day.minute() });
      if (random.chance(0.3)) deps.telegram.cutConnections();
    }
  });
  return outages;
}

/** Of a hundred calls to Telegram some three fail, one way or another. */
export function troubleTelegram(random: Random): (method: string) => CallFault | undefined {
  return () => {
    const drawn = random.next();
    if (drawn < 0.012) {
      const retryAfter = random.whole(1, 5);
      const description = `Too Many Requests: retry after ${retryAfter}`;
      return { kind: 'error', code: 429, description, retryAfter };
    }
    if (drawn < 0.02) return { kind: 'status', status: random.pick([500, 502, 503, 504]) };
    if (drawn < 0.024) return { kind: 'refused' };
    if (drawn < 0.027) return { kind: 'lost' };
    return undefined;
  };
}

export async function untilTrue(test: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (!(await test())) {
    if (Date.now() > until) return false;
    await wait(250);
  }
  return true;
}

/** True once the test has held for so long without a break: a job may be about to see what it has to do. */
export function lasting(test: () => Promise<boolean>, forMs: number): () => Promise<boolean> {
  let since: number | undefined;
  return async () => {
    since = (await test()) ? (since ?? Date.now()) : undefined;
    return since !== undefined && Date.now() - since >= forMs;
  };
}
