import { afterEach, describe, expect, test } from 'vitest';
import { type HandoffWorld, numberIn, startHandoffWorld, textOf } from '../support/handoff-world.ts';

let world: HandoffWorld;
afterEach(() => world.close());

describe('what staff must hear of', () => {
  test('forty workers and one employer: one alert that lists them', async () => {
    world = await startHandoffWorld();
    const clerk = await world.adviser('staff-street-1');
    const workers = Array.from({ length: 40 }, (_, i) => world.telegram.user(5000 + i));
    for (const worker of workers) worker.send('我在宏达建筑公司打工，老板拖欠工资三个月不给');
    await world.settle();
    await world.pass(11);
    const alerts = () => clerk.messages().filter((m) => m.text.includes('预警'));
    expect(alerts()).toHaveLength(1);
    expect(new Set(alerts()[0]!.text.match(/2026-\d{6}/g)).size).toBe(40);
    await world.pass(120);
    expect(alerts()).toHaveLength(1);
  });

  test('a crowd that goes on growing is told of again each time it has doubled, by place as by opponent', async () => {
    world = await startHandoffWorld();
    const clerk = await world.adviser('staff-xinghe');
    const neighbours = await Promise.all(
      Array.from({ length: 14 }, async (_, i) => {
        const person = world.telegram.user(6000 + i);
        person.send('/start xinghe');
        return person;
      }),
    );
    await world.settle();
    const alerts = () => clerk.messages().flatMap((m) => (m.text.includes('预警') ? m.text : []));
    const speak = async (from: number, to: number) => {
      for (const person of neighbours.slice(from, to)) person.send('锦绣花园3号楼电梯坏了半个月没人修');
      await world.settle();
      await world.pass(11);
    };
    await speak(0, 4);
    expect(alerts()).toEqual([]);
    await speak(4, 6);
    const about = (text: string) => alerts().filter((alert) => alert.includes(text));
    expect(about('6 位居民的咨询都涉及「锦绣花园3号楼」')).toHaveLength(1);
    await speak(6, 9);
    expect(about('锦绣花园3号楼')).toHaveLength(1);
    await speak(9, 14);
    expect(about('锦绣花园3号楼')).toHaveLength(2);
    const update = about('预警更新：咨询涉及「锦绣花园3号楼」的居民增加到 14 位');
    expect(new Set(update[0]?.match(/2026-\d{6}/g)).size).toBe(14);
    await world.pass(120);
    expect(about('锦绣花园3号楼')).toHaveLength(2);
  });

  test('an emergency at night goes to staff and to whoever can be reached', async () => {
    world = await startHandoffWorld('2026-11-23T23:00:00+08:00');
    const clerk = await world.adviser('staff-xinghe');
    const own = await world.adviser('adviser-xinghe');
    const resident = await world.resident();
    await world.say(resident, '老公喝了酒又动手打我，我现在躲在厕所不敢出去');
    expect(textOf(clerk.messages())).toContain('紧急');
    expect(textOf(own.messages())).toContain('新的件');
  });

  test('a deadline that runs out is said to the holder and to staff, once; a pause stops it', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    const clerk = await world.adviser('staff-xinghe');
    const resident = await world.resident();
    await world.say(resident, '公司拖欠我三个月工资怎么办');
    const number = numberIn(await world.press(resident, '找法律顾问'));
    await world.press(own, '接手');
    await world.press(own, '暂停计时');
    expect(textOf(await world.say(own, '等居民补材料'))).toContain('计时已暂停');
    await world.pass(10 * 60);
    expect(textOf(clerk.messages())).not.toContain('超过时限');
    await world.act(own, () => own.pressData(`resume:${number}`));
    await world.pass(24 * 60);
    for (const person of [own, clerk]) {
      expect(person.messages().filter((m) => m.text.includes(`【${number}】超过时限了`))).toHaveLength(1);
    }
  });
});
