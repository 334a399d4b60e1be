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

  /** A resident who has put an application in: 王五 against 李四. */
  async function applicant(): Promise<Person> {
    const person = await world.resident();
    await world.act(person, () => person.pressData('mediate'));
    await apply(person);
    return person;
  }

  /** The mediator takes the case on and invites 李四, who opens the link. */
  async function respondent(mediator: Person): Promise<Person> {
    const person = world.telegram.user(5001);
    await world.press(mediator, '受理');
    await world.press(mediator, '邀请李四');
    await world.say(person, `/start m_${tokenFor(mediator)}`);
    await world.press(person, '是我，继续');
    return person;
  }

  /** A case of two sides who both consented. */
  async function mediating(): Promise<{ mediator: Person; applicant: Person; other: Person }> {
    const mediator = await world.adviser('mediator-xinghe');
    const sides = { applicant: await applicant(), other: await respondent(mediator) };
    await world.press(sides.applicant, '同意调解');
    await world.press(sides.other, '同意调解');
    return { mediator, ...sides };
  }

  return {
    ...world,
    ...{ steps, apply, applicant, respondent, mediating, tokenFor, codeOf },
    seen: (person: Person) => textOf(person.messages()),
    /** The first case of the year. */
    file: () => world.app.storage.mediation.file('2026-1'),
  };
}

export type MediationWorld = Awaited<ReturnType<typeof startMediationWorld>>;
