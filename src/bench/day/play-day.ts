import { type CaseBoard, createCaseBoard } from './cases/case-board.ts';
import { playCases } from './cases/play-cases.ts';
import type { Chats } from './chats.ts';
import { allDay, type Day } from './day.ts';
import { createDesk, type Desk } from './desk.ts';
import type { Office } from './office.ts';
import { planResidents, type ResidentPlan } from './plan.ts';
import type { Instance, TelegramFake, TelegramPerson } from './ports.ts';
import { seeded } from './random.ts';
import { liveResident } from './resident.ts';
import type { DayOptions } from './run-day.ts';
import type { Talk } from './talk.ts';
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
  board: CaseBoard;
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
  const board = createCaseBoard(day);
  const desks = makeDesks(day, board, deps);
  const pages: WebTalk[] = [];
  const blocked = new Set<number>();
  const page = (name: string, index: number): WebTalk => {
    const twice = seeded(seed, 2_000_000 + index);
    const url = () => instances[index % instances.length]!.url;
    const talk = webTalk(url, name, day, () => twice.chance(0.03));
    pages.push(talk);
    return talk;
  };
  const chat = (id: number): { talk: Talk; person: TelegramPerson } => {
    const account = telegram.user(id);
    const block = () => {
      blocked.add(id);
      account.block();
    };
    const person: TelegramPerson = Object.assign(Object.create(account) as TelegramPerson, { block });
    return { talk: telegramTalk(account, chats, day), person };
  };

  const live = (plan: ResidentPlan): Promise<void> => {
    const { index, channel } = plan;
    const side =
      channel === 'web'
        ? { talk: page(`page${index}`, index), person: undefined }
        : chat(FIRST_RESIDENT + index);
    return allDay(() => liveResident({ plan, ...side, day }));
  };
  // A mistake in the playing itself ends the day; it is no fault of the service.
  const mistakes: unknown[] = [];
  const plans = planResidents({ ...options, communities: office.communities });
  const cases = playCases({ options, communities: office.communities, day, board, page, chat });
  const work = [...plans.map(live), ...cases, ...desks.map((desk) => desk.work())].map((all) =>
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
  return { desks, pages, blocked, outages, board };
}

/** Some of them look away, are on leave for a while, or leave for good. */
function makeDesks(
  day: Day,
  board: CaseBoard,
  { options, telegram, chats, office }: Parameters<typeof playDay>[1],
): (Desk & { hasLeft: boolean })[] {
  const { minutes, seed } = options;
  const advisers = office.people.filter(({ role }) => role === 'adviser');
  const mediators = office.people.filter(({ role }) => role === 'mediator');
  const desks: (Desk & { hasLeft: boolean })[] = [];
  for (const [i, person] of office.people.entries()) {
    const nth = advisers.indexOf(person);
    const quits = nth === 5 ? minutes * 0.6 : undefined;
    const desk = createDesk({
      person,
      account: telegram.user(FIRST_DESK + i, person.name),
      chats,
      day,
      board,
      random: seeded(seed, 3_000_000 + i),
      colleagues: () =>
        desks.filter((d) => d.person !== person && !d.hasLeft && d.person.areas[0] === person.areas[0]),
      silent: nth === 2 || nth === 7 ? [minutes * 0.2, minutes * 0.5] : undefined,
      // An adviser, and a mediator before whom cards may lie.
      leave: nth === 3 || person === mediators[1] ? [minutes * 0.4, minutes * 0.6] : undefined,
      quits,
    });
    desks.push(Object.assign(desk, { hasLeft: quits !== undefined }));
  }
  return desks;
}
