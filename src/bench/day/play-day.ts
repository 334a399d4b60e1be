import type { Chats } from './chats.ts';
import { allDay, type Day } from './day.ts';
import { createDesk, type Desk } from './desk.ts';
import type { Office } from './office.ts';
import { planResidents, type ResidentPlan } from './plan.ts';
import type { Instance, TelegramFake, TelegramPerson } from './ports.ts';
import { seeded } from './random.ts';
import { liveResident } from './resident.ts';
import type { DayOptions } from './run-day.ts';
import { telegramTalk } from './telegram-talk.ts';
import { crashAgainAndAgain, type Outage, troubleTelegram } from './troubles.ts';
import { type WebTalk, webTalk } from './web-talk.ts';

const FIRST_RESIDENT = 10_001;
/** The account of the office's first person; the others follow. */
export const FIRST_DESK = 1_001;

export interface Played {
  desks: (Desk & { hasLeft: boolean })[];
  pages: WebTalk[];
  blocked: Set<number>;
  outages: Outage[];
}

/** Lets everybody live their day, while the service is killed again and again. */
export async function playDay(
  day: Day,
  deps: {
    options: DayOptions;
    telegram: TelegramFake;
    chats: Chats;
    office: Office;
    instances: readonly Instance[];
    say(line: string): void;
  },
): Promise<Played> {
  const { options, telegram, chats, office, instances } = deps;
  const { seed } = options;
  telegram.faults.random = troubleTelegram(seeded(seed, 1_000_002));
  const desks = makeDesks(day, deps);
  const pages: WebTalk[] = [];
  const blocked = new Set<number>();

  const live = (plan: ResidentPlan): Promise<void> => {
    if (plan.channel === 'web') {
      const twice = seeded(seed, 2_000_000 + plan.index);
      const url = () => instances[plan.index % instances.length]!.url;
      const talk = webTalk(url, `page${plan.index}`, day, () => twice.chance(0.03));
      pages.push(talk);
      return allDay(() => liveResident({ plan, talk, person: undefined, day }));
    }
    const account = telegram.user(FIRST_RESIDENT + plan.index);
    const person: TelegramPerson = Object.assign(Object.create(account) as TelegramPerson, {
      block: () => {
        blocked.add(account.id);
        account.block();
      },
    });
    return allDay(() => liveResident({ plan, talk: telegramTalk(account, chats, day), person, day }));
  };
  // A mistake in the playing itself ends the day; it is no fault of the service.
  const mistakes: unknown[] = [];
  const plans = planResidents({ ...options, communities: office.communities });
  const work = [...plans.map(live), ...desks.map((desk) => desk.work())].map((all) =>
    all.catch((error: unknown) => {
      mistakes.push(error);
      day.end();
    }),
  );
  const crashes = crashAgainAndAgain({
    day,
    instances,
    telegram,
    random: seeded(seed, 1_000_003),
    every: options.crashEvery,
  });
  const progress = allDay(async () => {
    for (;;) {
      await day.pause(options.minutes / 10);
      deps.say(`第 ${day.minute().toFixed(0)} 分钟，收到 ${chats.sent.length} 条`);
    }
  });
  await allDay(() => day.until(options.minutes));
  day.end();
  const [outages] = await Promise.all([crashes, progress, ...work]);
  if (mistakes.length > 0) throw mistakes[0];
  return { desks, pages, blocked, outages };
}

/** Some of them look away, are on leave for a while, or leave for good. */
function makeDesks(
  day: Day,
  { options, telegram, chats, office }: Parameters<typeof playDay>[1],
): (Desk & { hasLeft: boolean })[] {
  const { minutes, seed } = options;
  const advisers = office.people.filter(({ role }) => role === 'adviser');
  const desks: (Desk & { hasLeft: boolean })[] = [];
  for (const [i, person] of office.people.entries()) {
    const nth = advisers.indexOf(person);
    const quits = nth === 5 ? minutes * 0.6 : undefined;
    const desk = createDesk({
      person,
      account: telegram.user(FIRST_DESK + i, person.name),
      chats,
      day,
      random: seeded(seed, 3_000_000 + i),
      colleagues: () =>
        desks.filter((d) => d.person !== person && !d.hasLeft && d.person.areas[0] === person.areas[0]),
      silent: nth === 2 || nth === 7 ? [minutes * 0.2, minutes * 0.5] : undefined,
      leave: nth === 3 ? [minutes * 0.4, minutes * 0.6] : undefined,
      quits,
    });
    desks.push(Object.assign(desk, { hasLeft: quits !== undefined }));
  }
  return desks;
}
