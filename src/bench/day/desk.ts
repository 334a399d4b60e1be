import type { CaseBoard } from './cases/case-board.ts';
import { type CaseWork, createCaseWork } from './cases/mediator-work.ts';
import { type Chats, isPlaceholder } from './chats.ts';
import { allDay, type Day } from './day.ts';
import type { OfficePerson } from './office.ts';
import type { Shown, TelegramPerson } from './ports.ts';
import type { Random } from './random.ts';
import { ADVICE, HAND_ON, marked, SUMMARY } from './sayings.ts';
import { actionOf, type Heard } from './talk.ts';
import { asHeard, telegramTalk } from './telegram-talk.ts';

/** Minutes somebody waits at their desk for the next screen; then they turn to something else. */
const PATIENCE = 40;
/** Minutes after the last word of a matter until it is ended. */
const QUIET: readonly [number, number] = [12, 30];

export interface DeskCounts {
  taken: number;
  lost: number;
  declined: number;
  ignored: number;
  late: number;
  words: number;
  closed: number;
  handedOn: number;
}

export interface Desk {
  person: OfficePerson;
  chat: number;
  counts: DeskCounts;
  /** Of a mediator. */
  cases: CaseWork | undefined;
  /** Presses 接手 now, whoever else does. */
  snatch(number: string): void;
  work(): Promise<void>;
}

export interface DeskDeps {
  person: OfficePerson;
  account: TelegramPerson;
  chats: Chats;
  day: Day;
  random: Random;
  /** Where mediators find what cases are about. */
  board: CaseBoard;
  /** Others who may take this desk's matters. */
  colleagues(): readonly Desk[];
  /** Minutes of the day without a look at the telephone, on leave, and when they leave the job. */
  silent: readonly [number, number] | undefined;
  leave: readonly [number, number] | undefined;
  quits: number | undefined;
}

interface Job {
  at: number;
  do(): Promise<void>;
}

const NUMBER = /\d{4}-\d{6}/;

/**
 * Somebody at their desk, one thing at a time: takes cards or lets them lie, answers what residents write by
 * replying to it, ends what has been quiet.
 */
export function createDesk(deps: DeskDeps): Desk {
  const { person, account, chats, day, random } = deps;
  const talk = telegramTalk(account, chats, day);
  const jobs: Job[] = [];
  const seen = new Set<number>();
  const wanted = new Set<string>();
  const held = new Map<string, { lastWord: number }>();
  const counts: DeskCounts = {
    taken: 0,
    lost: 0,
    declined: 0,
    ignored: 0,
    late: 0,
    words: 0,
    closed: 0,
    handedOn: 0,
  };
  let words = 0;
  let gone = false;
  let busy = false;

  const later = (from: number, to: number, what: () => Promise<void>) =>
    jobs.push({ at: day.minute() + random.between(from, to), do: what });
  const isSilent = () => {
    const now = day.minute();
    return [deps.silent, deps.leave].some((span) => span && span[0] <= now && now < span[1]);
  };
  const say = () => marked(random.pick(ADVICE), person.name, ++words);

  const cases =
    person.role === 'mediator'
      ? createCaseWork({ name: person.name, talk, day, random, board: deps.board, isSilent, later })
      : undefined;

  function press(number: string): void {
    wanted.add(number);
    account.pressData(`take:${number}`);
  }

  function noticed(message: Shown): void {
    if (!message.byBot || isPlaceholder(message.text) || seen.has(message.id)) return;
    const shown = asHeard(message);
    if (shown && cases?.noticed(shown)) {
      seen.add(message.id);
      return;
    }
    const number = NUMBER.exec(message.text)?.[0];
    if (!shown || !number) return;
    seen.add(message.id);
    read(shown, number);
  }

  function read(shown: Heard, number: string): void {
    const pass = actionOf(shown, 'pass');
    if (shown.text.startsWith('新的件') && pass) card(number, pass.slice('pass:'.length));
    else if (actionOf(shown, 'close') && wanted.delete(number)) took(number);
    else if (/已经由.*接手了/.test(shown.text) && wanted.delete(number)) counts.lost += 1;
    else if (/没有在时限内接手，已经转给下一位。还没人接/.test(shown.text)) {
      if (random.chance(0.25))
        later(1, 4, async () => {
          counts.late += 1;
          press(number);
        });
    } else if (shown.text.includes('现在没有人能接')) later(1, 5, async () => press(number));
    else if (shown.text.startsWith(`【${number}】居民`) && shown.text.includes('：')) answer(shown, number);
  }

  function card(number: string, offer: string): void {
    if (isSilent() || random.chance(0.08)) {
      counts.ignored += 1;
      return;
    }
    if (random.chance(0.07)) {
      later(0.3, 2, () => decline(offer));
      return;
    }
    later(0.4, 4, async () => {
      // Two at once: a colleague presses in the same moment.
      const rivals = random.chance(0.1) ? deps.colleagues() : [];
      press(number);
      if (rivals.length > 0) random.pick(rivals).snatch(number);
    });
  }

  async function decline(offer: string): Promise<void> {
    const mark = talk.mark();
    await talk.press(`pass:${offer}`);
    const asked = await talk.heard(mark, (reply) => actionOf(reply, 'pass-as') !== undefined, PATIENCE);
    const reason = asked && random.pick(asked.actions.filter((action) => action.startsWith('pass-as:')));
    if (!reason) return;
    counts.declined += 1;
    await talk.press(reason);
  }

  function took(number: string): void {
    counts.taken += 1;
    held.set(number, { lastWord: day.minute() });
    later(0, 0.5, async () => {
      // Opened first, so that nothing unmarked goes to another resident.
      const mark = talk.mark();
      await talk.press(`open:${number}`);
      const opened = await talk.heard(mark, ({ text }) => text.includes(`【${number}】已打开`), PATIENCE);
      if (!opened) return;
      await talk.say(say());
      counts.words += 1;
      if (random.chance(0.15)) await draft(number);
    });
    endWhenQuiet(number);
  }

  function answer(shown: Heard, number: string): void {
    const matter = held.get(number);
    if (!matter) return;
    matter.lastWord = day.minute();
    later(0.4, 3, async () => {
      account.reply(shown.id, say());
      counts.words += 1;
      matter.lastWord = day.minute();
      if (random.chance(0.06))
        account.edit(
          chats.of(account.id).findLast((m) => !m.byBot)!.id,
          marked('更正：后天', person.name, words),
        );
    });
  }

  async function draft(number: string): Promise<void> {
    const mark = talk.mark();
    await talk.press(`draft:${number}`);
    const drafted = await talk.heard(
      mark,
      (reply) => actionOf(reply, 'draft-send') !== undefined || reply.text.startsWith('知识库里没有'),
      PATIENCE,
    );
    const send = drafted && actionOf(drafted, 'draft-send');
    if (send) await talk.press(send);
  }

  function endWhenQuiet(number: string): void {
    const wait = random.between(...QUIET);
    later(wait, wait, async () => {
      const matter = held.get(number);
      if (!matter) return;
      if (day.minute() - matter.lastWord < wait / 2) endWhenQuiet(number);
      else if (random.chance(0.04)) await handOn(number);
      else await end(number);
    });
  }

  async function end(number: string): Promise<void> {
    const mark = talk.mark();
    await talk.press(`close-as:${number}:answered-by-person`);
    const asked = await talk.heard(
      mark,
      ({ text }) => text.includes(`【${number}】请用一句话写`) || text.includes('这一件不在您手上'),
      PATIENCE,
    );
    held.delete(number);
    if (!asked?.text.includes('请用一句话写')) return;
    const after = talk.mark();
    await talk.say(SUMMARY);
    const closed = await talk.heard(after, ({ text }) => text.includes(`【${number}】已经办结`), PATIENCE);
    if (closed) counts.closed += 1;
  }

  async function handOn(number: string): Promise<void> {
    const mark = talk.mark();
    await talk.press(`hand-on:${number}`);
    const asked = await talk.heard(mark, ({ text }) => text.includes(`【${number}】转交的原因`), PATIENCE);
    held.delete(number);
    if (!asked) return;
    await talk.say(HAND_ON);
    counts.handedOn += 1;
  }

  async function turnAway(): Promise<void> {
    if (deps.leave) {
      const [from, to] = deps.leave;
      jobs.push({ at: from, do: () => talk.press('leave') }, { at: to, do: () => talk.press('leave') });
    }
    if (deps.quits !== undefined)
      jobs.push({
        at: deps.quits,
        do: async () => {
          gone = true;
          await talk.say('/unbind');
        },
      });
  }

  return {
    person,
    chat: account.id,
    counts,
    cases,
    // Not in the middle of something else: what is typed next would be about this.
    snatch: (number) => {
      if (!isSilent() && !gone && !busy) press(number);
    },
    work: () =>
      allDay(async () => {
        const stop = chats.onShown(account.id, noticed);
        await turnAway();
        try {
          while (!gone) {
            const next = jobs.reduce<Job | undefined>((a, b) => (!a || b.at < a.at ? b : a), undefined);
            if (next && next.at <= day.minute() && !(isSilent() && next.at !== deps.leave?.[0])) {
              jobs.splice(jobs.indexOf(next), 1);
              busy = true;
              await next.do();
              busy = false;
              await day.pause(random.between(0.1, 0.6));
            } else await day.pause(0.3);
          }
        } finally {
          stop();
        }
      }),
  };
}
