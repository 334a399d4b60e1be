import { APPLICATION } from '../sayings.ts';
import { actionOf, type Heard, type Talk } from '../talk.ts';
import type { CasePlan } from './plan-cases.ts';

const PATIENCE = 60;

/** Fills the application in as the bot asks for it. Gives what was said to it at the end; undefined: no answer came. */
export async function fillForm(
  talk: Talk,
  { index, random }: CasePlan,
  pause: (minutes: number) => Promise<void>,
): Promise<Heard | undefined> {
  let mark = talk.mark();
  await talk.press('mediate');
  for (;;) {
    const asked = await talk.heard(mark, (reply) => isQuestion(reply) || isOver(reply), PATIENCE);
    if (!asked || isOver(asked)) return asked;
    mark = asked.id;
    await pause(random.between(0.05, 0.4));
    const words = answerTo(asked.text, index);
    // Somebody goes back once to look, and comes here again.
    const press =
      words === undefined && random.chance(0.03)
        ? actionOf(asked, 'm:f-back')
        : pressed(asked, random.chance(0.6));
    if (words !== undefined) await talk.say(words);
    else if (press) await talk.press(press);
  }
}

const isQuestion = (reply: Heard) => actionOf(reply, 'm:f-cancel') !== undefined;
const isOver = ({ text }: Heard) => /申请收到了|不能申请|还没有能受理/.test(text);

function answerTo(text: string, index: number): string | undefined {
  if (text.includes('您的姓名是')) return `申请演练${index}`;
  if (/对方(单位)?叫什么/.test(text)) return `对方演练${index}`;
  if (text.includes('事情的经过是怎样的')) return APPLICATION.facts;
  if (text.includes('您想要什么结果')) return APPLICATION.claims;
  return undefined;
}

function pressed(asked: Heard, skips: boolean): string | undefined {
  const skip = actionOf(asked, 'm:f-skip');
  return actionOf(asked, 'm:f-submit') ?? (skips ? skip : undefined) ?? actionOf(asked, 'm:f') ?? skip;
}
