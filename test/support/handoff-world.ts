import { expect } from 'vitest';
import type { App } from '../../src/app.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { newBindCode } from '../../src/handoff/bind-code.ts';
import type { Person, SeenMessage } from './telegram-server/person.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

/** A Monday morning in the sample street. */
export const MONDAY = '2026-11-23T10:00:00+08:00';
const MINUTE = 60_000;
export const UNLIMITED = { perSecond: 10_000, perChatPerSecond: 10_000, chatBurst: 10_000 };

/** The whole service with people who act: residents, and advisers at their desks. Time moves when a test says so. */
export async function startHandoffWorld(start = MONDAY, env: Record<string, string> = {}) {
  const clock = fixedClock(start);
  const whole = await startWholeApp(env, { clock, sendLimits: UNLIMITED });
  return worldOf(whole, clock);
}

export type HandoffWorld = ReturnType<typeof worldOf>;

/** `others`: further instances of the service on the same database. */
export function worldOf(whole: WholeApp, clock: ReturnType<typeof fixedClock>, others: readonly App[] = []) {
  const { app, telegram } = whole;
  let next = 1000;
  const someone = () => telegram.user(next++);

  /** Until nothing is left to do: updates read, turns answered, offers and confirmations made, replies sent. */
  async function settle(): Promise<void> {
    const until = Date.now() + 20_000;
    for (let quiet = 0; quiet < 2; ) {
      await Promise.all([app, ...others].map((each) => each.idle()));
      await Promise.all([app, ...others].map((each) => each.handoff()));
      const stats = await app.storage.log.stats();
      const busy = telegram.bot.updates.length + stats.turnsPending + stats.outboxPending > 0;
      quiet = busy ? 0 : quiet + 1;
      if (Date.now() > until) throw new Error(`not settled: ${JSON.stringify(stats)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Does something, and gives what this person then sees anew. */
  async function act(person: Person, what: () => unknown): Promise<SeenMessage[]> {
    const before = new Set(person.messages().map((m) => m.id));
    what();
    await settle();
    return person.messages().filter((m) => !before.has(m.id));
  }

  const say = (person: Person, text: string) => act(person, () => person.send(text));
  const press = (person: Person, label: string) => act(person, () => person.press(label));

  async function resident(community = 'xinghe'): Promise<Person> {
    const person = someone();
    await act(person, () => person.send(`/start ${community}`));
    return person;
  }

  /** An account bound to somebody of the directory. */
  async function adviser(id: string): Promise<Person> {
    const person = someone();
    const code = newBindCode();
    const expires = new Date(clock.now().getTime() + 60 * MINUTE);
    await app.storage.handoff.makeBindCode(id as PersonId, code, expires);
    const seen = await act(person, () => person.send(`/bind ${code}`));
    expect(textOf(seen)).toContain('已经和您的工作身份绑定');
    return person;
  }

  /** A resident whom their community's own adviser has taken over, and the number of the matter. */
  async function held() {
    const people = { own: await adviser('adviser-xinghe'), resident: await resident() };
    const number = numberIn(await say(people.resident, '转人工'));
    await press(people.own, '接手');
    return { ...people, number };
  }

  return {
    ...{ app, telegram, clock, whole },
    ...{ settle, act, say, press, resident, adviser, held },
    async pass(minutes: number): Promise<void> {
      clock.advance(minutes * MINUTE);
      await settle();
    },
    close: () => whole.close(),
  };
}

export const textOf = (messages: readonly SeenMessage[]) => messages.map((m) => m.text).join('\n');
export const numberIn = (messages: readonly SeenMessage[]) => /2026-\d{6}/.exec(textOf(messages))![0];
