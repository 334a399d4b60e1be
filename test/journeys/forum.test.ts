import { afterEach, expect, test } from 'vitest';
import { type HandoffWorld, numberIn, startHandoffWorld, textOf } from '../support/handoff-world.ts';

const GROUP = -1001234567890;

let world: HandoffWorld;
afterEach(() => world.close());

test('an office that prefers a group: a matter is a topic, from the card to the end', async () => {
  world = await startHandoffWorld(undefined, { TELEGRAM_ADVISER_GROUP_ID: String(GROUP) });
  const forum = world.telegram.forum(GROUP);
  const own = await world.adviser('adviser-xinghe');
  const resident = await world.resident();
  const number = numberIn(await world.say(resident, '转人工'));

  const topic = forum.topics[0]!;
  expect(topic.name).toContain(number);
  expect(forum.textOf(topic.thread)).toContain('新的件');
  expect(textOf(own.messages())).not.toContain('新的件');

  // Somebody of the group who is not bound: told, and nothing reaches the resident.
  forum.send(99, topic.thread, '我来说两句');
  await world.settle();
  expect(forum.textOf(topic.thread)).toContain('还没有和工作身份绑定');
  expect(textOf(resident.messages())).not.toContain('我来说两句');
  // Bound, but not holding it: neither.
  forum.send(own.id, topic.thread, '先别急');
  await world.settle();
  expect(forum.textOf(topic.thread)).toContain('不在您手上');

  forum.press(own.id, topic.thread, '接手');
  await world.settle();
  expect(textOf(resident.messages())).toContain('已经接手');
  forum.send(own.id, topic.thread, '材料带来了吗');
  await world.settle();
  expect(textOf(resident.messages())).toContain('材料带来了吗');
  expect(forum.textOf(topic.thread)).toContain(`✓ 已送达【${number}】`);
  await world.say(resident, '带来了');
  expect(forum.textOf(topic.thread)).toContain('带来了');

  // Deleted by somebody: made anew, and nothing is lost.
  forum.delete(topic);
  await world.say(resident, '在吗');
  const again = forum.topics.at(-1)!;
  expect(again.thread).not.toBe(topic.thread);
  expect(forum.textOf(again.thread)).toMatch(/在吗/);
  expect(forum.textOf(again.thread)).toContain('接着在这里办');

  await world.press(resident, '结束这件事');
  expect(again.closed).toBe(true);
  await world.press(resident, '还没办好，接着办');
  expect(again.closed).toBe(false);
});
