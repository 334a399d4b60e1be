import { startHandoffWorld, textOf } from './handoff-world.ts';
import type { Person } from './telegram-server/person.ts';

/** The service with people who mediate; what they do step by step. */
export async function startMediationWorld(start?: string) {
  const world = await startHandoffWorld(start);

  /** Presses or types one answer after another: `=` before a label presses it. */
  async function steps(person: Person, ...answers: string[]) {
    let seen = person.messages();
    for (const answer of answers) {
      seen = answer.startsWith('=')
        ? await world.press(person, answer.slice(1))
        : await world.say(person, answer);
    }
    return seen;
  }

  /** Fills the form in and puts it in; a skip where nothing is given. */
  const apply = (person: Person, other = '李四', { together = '=跳过', othersToo = '=跳过' } = {}) =>
    steps(
      person,
      '=都没有',
      '=邻里',
      '王五',
      '=男',
      '56',
      '=汉族',
      '=跳过',
      '13800000000',
      '=跳过',
      together,
      '=个人',
      other,
      '=跳过',
      '=跳过',
      othersToo,
      '楼上装修时水管没关好，泡了我家天花板，找过两次都不管。',
      '赔修理费 5000 元，把水管修好。',
      '5000',
      '=跳过',
      '=提交申请',
    );

  /** The token in the invitation this mediator was given last. */
  const tokenFor = (mediator: Person): string =>
    /start=m_([\w-]+)/.exec(textOf(mediator.messages().slice(-3)))![1]!;

  /** The code this side was shown last. */
  const codeOf = (person: Person): string =>
    [...textOf(person.messages()).matchAll(/确认码是 (\d{6})/g)].at(-1)![1]!;

  return { ...world, steps, apply, tokenFor, codeOf, seen: (person: Person) => textOf(person.messages()) };
}

export type MediationWorld = Awaited<ReturnType<typeof startMediationWorld>>;
