import { afterEach, expect, test } from 'vitest';
import { type HandoffWorld, startHandoffWorld, textOf } from '../support/handoff-world.ts';

let world: HandoffWorld;
afterEach(() => world.close());

const entries = async () => (await world.app.storage.outreach.list({}, { limit: 50, offset: 0 })).rows;

test('an adviser enters what they did in three presses or one line, takes one back, and no resident sees it', async () => {
  world = await startHandoffWorld();
  const { own, resident } = await world.held();
  const before = resident.messages().length;

  await world.say(own, '/登记');
  await world.press(own, '法治讲座');
  await world.press(own, '1');
  expect(textOf(await world.press(own, '50'))).toContain('已登记：法治讲座 1 场，50 人，星河社区');
  await world.say(own, '/登记 走访 3 12人 星河花园 2号楼');
  const noted = await entries();
  // Entered within one instant of the test's clock: in no order.
  expect(noted.toSorted((a, b) => b.kind.localeCompare(a.kind))).toMatchObject([
    {
      kind: 'visit',
      count: 3,
      people: 12,
      place: '星河花园 2号楼',
      person: 'adviser-xinghe',
      cameFrom: 'telegram',
    },
    { kind: 'lecture', count: 1, people: 50, area: 'xinghe', day: '2026-11-23' },
  ]);
  expect(textOf(await world.press(own, '撤销'))).toContain('已撤销');
  expect((await entries()).map(({ kind }) => kind)).toEqual(['lecture']);
  expect(textOf(await world.say(own, '/登记 跳舞'))).toContain('种类有');
  expect(resident.messages()).toHaveLength(before);
});

test('nobody else’s entry can be taken back, and a resident cannot enter any', async () => {
  world = await startHandoffWorld();
  const own = await world.adviser('adviser-xinghe');
  const other = await world.adviser('adviser-heping');
  await world.say(own, '/登记 值班');
  const [entry] = await entries();
  expect(textOf(await world.act(other, () => other.pressData(`log-undo:${entry!.id}`)))).toContain('不在了');
  const resident = await world.resident();
  await world.say(resident, '/登记 走访 3');
  await world.act(resident, () => resident.pressData('log:visit:3:1'));
  expect(await entries()).toHaveLength(1);
});
