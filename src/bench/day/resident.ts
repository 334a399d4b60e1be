import type { Day } from './day.ts';
import type { ResidentPlan } from './plan.ts';
import type { TelegramPerson } from './ports.ts';
import { EMERGENCY, FOLLOW_UPS, MORE, marked, PERSON, QUESTIONS, SMALL_TALK, WORKER } from './sayings.ts';
import { actionOf, type Heard, hasAction, type Talk } from './talk.ts';

/** Minutes a resident waits for the bot; then they go away, and the audit asks why. */
const PATIENCE = 60;
/** … and for a person. */
const LONG_PATIENCE = 400;
const TOO_LARGE = 30 * 1024 * 1024;

export interface ResidentDeps {
  plan: ResidentPlan;
  talk: Talk;
  /** Undefined on the web. */
  person: TelegramPerson | undefined;
  day: Day;
}

const anything = () => true;
const isTaken = ({ text }: Heard) => text.includes('已经接手您的事');
const isOver = hasAction('rate');
const fromPerson = ({ text }: Heard) => /^(法律顾问|调解员|工作人员|管理员)\S*：/.test(text);

/** What one resident does, from their arrival to their mark. */
export async function liveResident(deps: ResidentDeps): Promise<void> {
  const { plan, talk, person, day } = deps;
  const { random } = plan;
  await day.until(plan.arrives);
  if (person) await ask(deps, () => talk.say(`/start ${plan.area}`));
  else await ask(deps, () => talk.press(`area:${plan.area}`));
  await day.pause(random.between(0.2, 2));
  switch (plan.errand) {
    case 'small-talk':
      await ask(deps, () => talk.say(random.pick(SMALL_TALK)));
      return;
    case 'emergency':
      await ask(deps, () => talk.say(EMERGENCY));
      return withPerson(deps);
    case 'file':
      return sendFiles(deps);
    case 'worker':
      await ask(deps, () => talk.say(WORKER));
      if (random.chance(0.3)) await callPerson(deps);
      return;
    case 'person':
      if (random.chance(0.6)) await ask(deps, () => talk.say(random.pick(QUESTIONS)));
      return callPerson(deps);
    case 'question':
      return question(deps);
  }
}

/** Does it and waits for what comes back. */
async function ask({ talk }: ResidentDeps, what: () => Promise<unknown>): Promise<Heard | undefined> {
  const mark = talk.mark();
  await what();
  return talk.heard(mark, anything, PATIENCE);
}

async function question(deps: ResidentDeps): Promise<void> {
  const { plan, talk, day } = deps;
  const { random } = plan;
  const mark = talk.mark();
  await talk.say(random.pick(QUESTIONS));
  // Somebody in a hurry does not wait for the answer.
  if (random.chance(0.08)) await talk.say(random.pick(FOLLOW_UPS));
  const answer = await talk.heard(mark, anything, PATIENCE);
  await day.pause(random.between(0.5, 4));
  if (random.chance(0.25)) await ask(deps, () => talk.say(random.pick(FOLLOW_UPS)));
  const vote = answer && actionOf(answer, random.chance(0.8) ? 'useful' : 'useless');
  if (vote && random.chance(0.4)) await ask(deps, () => talk.press(vote));
}

async function sendFiles(deps: ResidentDeps): Promise<void> {
  const { person, plan, talk } = deps;
  if (!person) return question(deps);
  const bytes = new Uint8Array(200).fill(plan.index % 251);
  await ask(deps, async () => person.sendPhoto(bytes, '这是欠条照片'));
  if (plan.random.chance(0.4))
    await ask(deps, async () => person.sendDocument('很大的文件.pdf', bytes, { size: TOO_LARGE }));
  await ask(deps, () => talk.say(plan.random.pick(QUESTIONS)));
}

async function callPerson(deps: ResidentDeps): Promise<void> {
  await ask(deps, () => deps.talk.say(PERSON));
  await withPerson(deps);
}

/** Waits for a person, talks with them, and gives a mark at the end. */
async function withPerson({ plan, talk, person, day }: ResidentDeps): Promise<void> {
  const { random } = plan;
  const begin = talk.mark();
  const taken = await talk.heard(0, isTaken, LONG_PATIENCE);
  if (!taken) return;
  if (plan.blocks && person) {
    await day.pause(random.between(0.1, 2));
    person.block();
    return;
  }
  const ended = () => talk.heard(begin, isOver, 0.01);
  const rounds = random.whole(1, 3);
  for (let i = 0; i < rounds && !(await ended()); i++) {
    await day.pause(random.between(0.3, 4));
    const mark = talk.mark();
    const words = marked(random.pick(MORE), `居民${plan.index}`, i + 1);
    if (person && random.chance(0.05)) person.sendPhoto(new Uint8Array(100).fill(i + 1), words);
    else {
      const id = await talk.say(words);
      if (person && random.chance(0.12)) {
        await day.pause(0.3);
        person.edit(id, marked('更正：明天下午', `居民${plan.index}`, i + 1));
      }
    }
    await talk.heard(mark, (reply) => fromPerson(reply) || isOver(reply), 90);
  }
  if (plan.endsIt && !(await ended())) await talk.press('end');
  const over = await talk.heard(begin, isOver, LONG_PATIENCE);
  const number = over && actionOf(over, 'rate')?.split(':')[1];
  if (!number) return;
  await day.pause(random.between(0.3, 5));
  if (random.chance(0.7)) await talk.press(`rate:${number}:${random.chance(0.1) ? 1 : random.whole(3, 5)}`);
  // To a matter that is closed: the bot takes it as something new.
  if (random.chance(0.1)) await talk.say('还有一件事，房东不退押金怎么办');
  if (random.chance(0.05)) await talk.press(`reopen:${number}`);
}
