import type { Day } from '../day.ts';
import type { TelegramPerson } from '../ports.ts';
import { APART, IN_ROOM, marked } from '../sayings.ts';
import { actionOf, type Heard, hasAction, type Talk } from '../talk.ts';
import type { CaseBoard } from './case-board.ts';
import { keyIn } from './case-board.ts';
import { fillForm } from './fill-form.ts';
import type { CasePlan } from './plan-cases.ts';

const PATIENCE = 60;
const LONG_PATIENCE = 400;

export interface SideDeps {
  plan: CasePlan;
  talk: Talk;
  /** Undefined on the web. */
  person: TelegramPerson | undefined;
  day: Day;
  board: CaseBoard;
}

interface Side extends SideDeps {
  key: string;
  place: 1 | 2;
  words: number;
}

/** Applies, and goes through the case to its end. */
export async function liveApplicant(deps: SideDeps): Promise<void> {
  const { plan, talk, day, board, person } = deps;
  await day.until(plan.arrives);
  const mark = talk.mark();
  if (person) await talk.say(`/start ${plan.area}`);
  else await talk.press(`area:${plan.area}`);
  await talk.heard(mark, () => true, PATIENCE);
  const done = await fillForm(talk, plan, (minutes) => day.pause(minutes));
  const key = done && keyIn(done.text);
  if (!key) return;
  board.opened(plan, key);
  await goThrough({ ...deps, key, place: 1, words: 0 }, done.id);
}

/** Is given the link, opens it, and goes through the case to its end. */
export async function liveOther(deps: SideDeps): Promise<void> {
  const { plan, talk, day, board, person } = deps;
  await day.until(plan.arrives);
  const token = await board.link(plan, LONG_PATIENCE);
  if (!token) return;
  await day.pause(plan.random.between(0.5, 5));
  const mark = talk.mark();
  if (person) await talk.say(`/start m_${token}`);
  else await talk.press(`m:link:${token}`);
  const asked = await talk.heard(mark, hasAction('m:join'), PATIENCE);
  if (!asked) return;
  await talk.press(actionOf(asked, 'm:join')!);
  await goThrough({ ...deps, key: board.keyOf(plan)!, place: 2, words: 0 }, asked.id);
}

/** A link passed on to somebody it is not for, after it was used. */
export async function liveStranger({ plan, talk, day, board }: SideDeps): Promise<void> {
  const token = await board.link(plan, LONG_PATIENCE);
  if (!token) return;
  await day.pause(90);
  const mark = talk.mark();
  await talk.say(`/start m_${token}`);
  await talk.heard(mark, () => true, PATIENCE);
}

const OVER = /各方都确认了协议|没有调成|到此为止/;

/** Does what is asked, one thing after the other, until it is over. */
async function goThrough(side: Side, from: number): Promise<void> {
  const { talk, key } = side;
  const done = new Set<string>();
  const concerns = (reply: Heard) => OVER.test(reply.text) || wantedIn(reply, key, done) !== undefined;
  for (let mark = from; ; ) {
    const heard = await talk.heard(mark, concerns, LONG_PATIENCE);
    if (!heard) return;
    mark = heard.id;
    if (OVER.test(heard.text) && keyIn(heard.text) === key) return leaveRoom(side);
    const wanted = wantedIn(heard, key, done);
    if (!wanted) continue;
    if (wanted !== 'apart') done.add(wanted);
    await side.day.pause(side.plan.random.between(0.4, 4));
    if ((await DO[wanted](side)) === 'over') return;
  }
}

type Wanted = 'consent' | 'pick' | 'room' | 'apart' | 'code';

/** What a message asks of this side. Each once, but for being spoken to alone. */
function wantedIn(reply: Heard, key: string, done: ReadonlySet<string>): Wanted | undefined {
  const { text } = reply;
  const has = (verb: string) => hasAction(`m:${verb}:${key}`)(reply);
  const wanted = /单独谈，对方看不到】调解员/.test(text)
    ? 'apart'
    : has('consent')
      ? 'consent'
      : has('pick')
        ? 'pick'
        : text.includes('调解开始了')
          ? 'room'
          : has('code')
            ? 'code'
            : undefined;
  return wanted && keyIn(text) === key && !done.has(wanted) ? wanted : undefined;
}

const DO: Record<Wanted, (side: Side) => Promise<'over' | undefined>> = { consent, pick, room, apart, code };

async function consent({ plan, talk, key, place }: Side): Promise<'over' | undefined> {
  if (place === 1 || plan.course !== 'refused') {
    await pressFor(talk, `m:consent:${key}`, /您同意调解/);
    return undefined;
  }
  await pressFor(talk, `m:refuse:${key}`, /确定吗/);
  await pressFor(talk, `m:refuse-sure:${key}`, /您不同意调解|做不了/);
  return 'over';
}

async function pick({ talk, key }: Side): Promise<undefined> {
  await pressFor(talk, `m:pick:${key}:0`, /记下了|做不了/);
}

/** Says some words to everybody and some to the mediator alone. */
async function room(side: Side): Promise<'over' | undefined> {
  const { plan, talk, day, person, key, place } = side;
  const { random } = plan;
  if (await pressFor(talk, `m:say:${key}:all`, /各方和调解员都看得到/)) {
    for (let i = random.whole(1, 3); i > 0; i--) {
      await say(side, 'all', random.pick(IN_ROOM));
      await day.pause(random.between(0.2, 1.5));
    }
  }
  if (plan.blocks && place === 2 && person) {
    person.block();
    return 'over';
  }
  await apart(side);
  if (plan.course !== 'left' || place !== 1) return undefined;
  await pressFor(talk, `m:quit:${key}`, /确定吗/);
  await pressFor(talk, `m:quit-sure:${key}`, /已经撤回|做不了/);
  return 'over';
}

async function apart(side: Side): Promise<undefined> {
  if (side.words > 12) return;
  if (await pressFor(side.talk, `m:say:${side.key}:private`, /单独跟调解员说/))
    await say(side, side.place, side.plan.random.pick(APART));
}

/** Mistypes it now and then. */
async function code({ talk, key, plan, day }: Side): Promise<undefined> {
  const shown = await pressFor(talk, `m:code:${key}`, /确认码是|已经确认|做不了/);
  const digits = shown && /确认码是 (\d{6})/.exec(shown.text)?.[1];
  if (!digits) return;
  if (plan.random.chance(0.15)) {
    const mark = talk.mark();
    await talk.say(digits === '000000' ? '000001' : '000000');
    await talk.heard(mark, ({ text }) => text.includes('确认码不对'), PATIENCE);
  }
  await day.pause(0.2);
  const mark = talk.mark();
  await talk.say(digits);
  await talk.heard(mark, ({ text }) => /您确认了协议|做不了|先点/.test(text), PATIENCE);
}

async function say(side: Side, to: 'all' | 1 | 2, saying: string): Promise<void> {
  const { board, key, place, plan, talk } = side;
  side.words += 1;
  const words = marked(saying, `案${plan.index}第${place}方`, side.words);
  board.said.push({ key, by: place, to, words });
  await talk.say(words);
}

async function leaveRoom({ talk, plan }: Side): Promise<void> {
  if (plan.random.chance(0.6)) await pressFor(talk, 'm:leave', /您离开了调解/);
}

async function pressFor(talk: Talk, action: string, wanted: RegExp): Promise<Heard | undefined> {
  const mark = talk.mark();
  await talk.press(action);
  return talk.heard(mark, ({ text }) => wanted.test(text), PATIENCE);
}
