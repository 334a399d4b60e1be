import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { numberIn, textOf } from '../support/handoff-world.ts';
import { type MediationWorld, startMediationWorld } from '../support/mediation-world.ts';
import type { Person } from '../support/telegram-server/person.ts';

vi.setConfig({ testTimeout: 120_000 });

let world: MediationWorld;
afterEach(() => world.close());

describe('a mediator who is not there', () => {
  test('on leave: reminders of their cases reach staff, and new cards go to the next', async () => {
    world = await startMediationWorld();
    const mediator = await world.adviser('mediator-xinghe');
    const street = await world.adviser('mediator-street-1');
    const clerk = await world.adviser('staff-xinghe');
    await world.applicant();
    await world.press(mediator, '受理');
    await world.act(mediator, () => mediator.pressData('leave'));
    await world.applicant();
    expect(world.seen(street)).toMatch(/新的调解申请[\s\S]*第2号/);
    expect(world.seen(mediator)).not.toContain('第2号');

    await world.pass(3 * 24 * 60 + 1);
    expect(world.seen(clerk)).toMatch(/第1号】还有当事人没有表态[\s\S]*调解员吴暖.*请假，请安排人办/);
  });

  test('a card that lies open goes to the next the moment leave begins, not four hours later', async () => {
    world = await startMediationWorld();
    const mediator = await world.adviser('mediator-xinghe');
    const street = await world.adviser('mediator-street-1');
    await world.applicant();
    expect(world.seen(mediator)).toContain('新的调解申请');
    expect(world.seen(street)).not.toContain('新的调解申请');
    const told = await world.act(mediator, () => mediator.pressData('leave'));
    expect(textOf(told)).toContain('请了下一位调解员看');
    expect(world.seen(street)).toMatch(/新的调解申请[\s\S]*第1号/);
    // What was theirs is theirs no longer: not even late.
    expect(textOf(await world.act(mediator, () => mediator.pressData('m:accept:2026-1')))).toContain(
      '没有找到这件调解案',
    );
    await world.press(street, '受理');
    expect(world.seen(street)).toContain('您受理了');
  });

  test('nobody can take it: a clerk opens it from the alert on Telegram and names a mediator who is there', async () => {
    world = await startMediationWorld();
    const mediator = await world.adviser('mediator-xinghe');
    const clerk = await world.adviser('staff-xinghe');
    const one = await world.adviser('mediator-street-1');
    const two = await world.adviser('mediator-street-2');
    for (const person of [mediator, one, two]) await world.act(person, () => person.pressData('leave'));
    const applicant = await world.applicant();
    expect(world.seen(clerk)).toContain('没有调解员能接，请指派');
    // What is offered is what a clerk may do.
    const shown = await world.press(clerk, '看案情');
    const labels = shown.flatMap((m) => m.buttons.map((b) => b.text));
    expect(labels).toEqual(['指派调解员', '转其他调解室', '不予受理']);
    await world.press(clerk, '指派调解员');
    expect(textOf(await world.press(clerk, '吴暖（样例）'))).toContain('吴暖（样例）请假了');
    await world.act(mediator, () => mediator.pressData('leave'));
    await world.press(clerk, '指派调解员');
    await world.press(clerk, '吴暖（样例）');
    expect(world.seen(mediator)).toContain('您受理了〔2026〕人调字第1号');
    expect(world.seen(applicant)).toMatch(/已经受理，调解员吴暖/);
  });

  test('a card of a matter goes to who is on duty when the duty of who has it ends', async () => {
    world = await startMediationWorld('2026-11-23T11:58:00+08:00');
    const adviser = await world.adviser('adviser-xinghe');
    const street = await world.adviser('adviser-street');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    expect(world.seen(adviser)).toContain(`新的件`);
    await world.pass(3);
    expect(world.seen(adviser)).toContain(`${number} 您的值班结束了`);
    expect(world.seen(street)).toContain(number);
  });

  test('gone from the directory with twelve matters and a case: all go to others, with their stories', async () => {
    world = await startMediationWorld();
    const mediator = await world.adviser('mediator-xinghe');
    const adviser = await world.adviser('adviser-xinghe');
    const street = await world.adviser('mediator-street-1');
    const applicant = await world.applicant();
    await world.press(mediator, '受理');
    const residents = Array.from({ length: 12 }, (_, i) => world.telegram.user(7000 + i));
    const all = async (what: (resident: Person, i: number) => unknown) => {
      residents.forEach(what);
      await world.settle();
    };
    await all((resident) => resident.send('/start xinghe'));
    await all((resident) => resident.send('转人工'));
    const numbers = residents.map((resident) => numberIn(resident.messages()));
    await all((_resident, i) => mediator.pressData(`take:${numbers[i]}`));
    await all((resident, i) => resident.send(`我的第${i}件事`));
    const desk = await world.app.storage.handoff.desk((await chatOf(mediator.id))!);
    expect(desk?.held).toHaveLength(12);

    const people = readFileSync(new URL('../../knowledge/directory/people.yaml', import.meta.url), 'utf8');
    const folder = join(world.whole.dataDir, 'knowledge', 'directory');
    mkdirSync(folder, { recursive: true });
    const left = people.split('\n').filter((line) => !line.includes('id: mediator-xinghe,'));
    writeFileSync(join(folder, 'people.yaml'), left.join('\n'));
    await vi.waitFor(
      async () => {
        await world.settle();
        expect(world.seen(street)).toContain('新的调解申请');
      },
      { timeout: 60_000, interval: 500 },
    );

    expect(world.seen(applicant)).toContain('调解员有变动，正在为您换一位');
    for (const resident of residents) expect(world.seen(resident)).toContain('换一位接着办');
    for (const number of numbers) expect(world.seen(adviser)).toContain(number);
    await world.press(street, '受理');
    expect(world.seen(applicant)).toMatch(/换由调解员周和.*接着办/);
    const before = mediator.messages().length;
    await world.act(mediator, () => mediator.pressData(`story:${numbers[0]}`));
    await world.act(mediator, () => mediator.pressData('m:case:2026-1'));
    const after = mediator.messages().slice(before);
    expect(after.map((m) => m.text).join('\n')).not.toMatch(/我的第0件事|天花板/);
  });
});

async function chatOf(user: number) {
  return (await world.app.storage.log.residentByAddress('telegram', String(user)))?.id;
}
