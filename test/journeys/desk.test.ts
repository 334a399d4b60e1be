import { afterEach, describe, expect, test } from 'vitest';
import type { MessagesPage } from '../../src/contracts/api.ts';
import { signInDesk } from '../support/desk-client.ts';
import { type HandoffWorld, numberIn, startHandoffWorld, textOf } from '../support/handoff-world.ts';
import { jsonOf, webClient } from '../support/web-client.ts';

let world: HandoffWorld;
afterEach(() => world.close());

describe('at the desk in Telegram', () => {
  test('hands on to a chosen person, and quotes what it answers', async () => {
    world = await startHandoffWorld();
    const own = await world.adviser('adviser-xinghe');
    await world.adviser('adviser-street');
    const clerk = await world.adviser('staff-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await world.press(own, '接手');
    await world.say(resident, '押金条还在');
    await world.say(resident, '合同找不到了');
    const asked = own.messages().findLast((m) => m.text.includes('押金条还在'))!;
    await world.act(own, () => own.reply(asked.id, '这个就够'));
    expect(textOf(resident.messages())).toMatch(/回复「押金条还在」[\s\S]*这个就够/);
    const told = resident.messages().findLast((m) => m.text.includes('这个就够'))!;
    await world.act(resident, () => resident.reply(told.id, '好的谢谢'));
    expect(textOf(own.messages())).toMatch(/回复「这个就够」[\s\S]*好的谢谢/);

    const offered = await world.act(own, () => own.pressData(`hand-on:${number}`));
    const chosen = offered[0]!.buttons.find((b) => b.data?.endsWith(':staff-xinghe'))!;
    await world.press(own, chosen.text);
    await world.say(own, '社区先调一调');
    expect(clerk.messages().findLast((m) => m.text.includes(number))?.text).toContain('新的件');
  });

  test('guessing at codes is slowed, and a good one waits as well', async () => {
    world = await startHandoffWorld();
    const stranger = world.telegram.user(77);
    for (let i = 0; i < 3; i++) await world.say(stranger, `/bind WRONG${i}AA`);
    expect(textOf(await world.say(stranger, '/bind ABCDEFGH'))).toContain('输错太多次');
    await world.pass(2);
    expect(textOf(await world.say(stranger, '/bind ABCDEFGH'))).toContain('绑定码不对');
    const { total } = await world.app.staff.searchAudit({ action: 'desk.wrong-code', limit: 10, offset: 0 });
    expect(total).toBe(4);
  });
});

test('a button pressed while a person has the matter does not make the bot speak', async () => {
  world = await startHandoffWorld();
  const own = await world.adviser('adviser-xinghe');
  const resident = await world.resident();
  await world.say(resident, '公司拖欠我三个月工资怎么办');
  await world.press(resident, '找法律顾问');
  await world.press(own, '接手');
  const guide = resident
    .messages()
    .flatMap((m) => m.buttons)
    .find((b) => b.data?.startsWith('guide:'));
  const pressed = await world.act(resident, () => resident.pressData(guide?.data ?? 'guide:wage-arrears'));
  expect(textOf(pressed)).toContain('正由专人办理');
  expect(textOf(pressed)).not.toContain('简单说');
});

test('a low mark offers to go on, and takes a word', async () => {
  world = await startHandoffWorld();
  const { resident, number } = await world.held();
  await world.act(resident, () => resident.pressData('end'));
  const rated = await world.press(resident, '1 分');
  expect(rated[0]!.buttons.map((b) => b.text)).toEqual(['还没办好，接着办', '写一句']);
  await world.press(resident, '写一句');
  expect(textOf(await world.say(resident, '等了两天没人理'))).toContain('谢谢您的评价');
  const story = await world.app.storage.handoff.story(number);
  expect(story?.rating).toMatchObject({ score: 1, word: '等了两天没人理' });
  // The next words are a question again.
  expect(textOf(await world.say(resident, '房东不退押金怎么办'))).toContain('简单说');
});

test('several residents of one building: staff hear of it once', async () => {
  world = await startHandoffWorld();
  const clerk = await world.adviser('staff-xinghe');
  for (let i = 0; i < 5; i++) {
    const resident = await world.resident();
    await world.say(resident, `我家住12号楼${i + 1}单元，电梯坏了半个月没人修怎么办`);
  }
  await world.pass(11);
  const alerts = clerk.messages().filter((m) => m.text.includes('预警') && m.text.includes('12号楼'));
  expect(alerts).toHaveLength(1);
});

test('a file of the adviser is downloaded on the resident’s page, and by nobody else', async () => {
  world = await startHandoffWorld();
  const adviser = await signInDesk(world.app, 'adviser-xinghe');
  const page = await webClient(world.app.http);
  await page.post('/api/actions', { clientId: 'client-0001', action: 'area:xinghe' });
  await page.post('/api/messages', { clientId: 'client-0002', text: '转人工' });
  await world.settle();
  const [waiting] = await adviser.get<{ number: string }[]>('/api/console/desk/queue');
  await adviser.act(waiting!.number, 'take');
  const form = new FormData();
  form.set('id', 'page-0003');
  form.append('file', new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 49])], '申请书.pdf'));
  await adviser.call(`/api/console/desk/matters/${waiting!.number}/files`, { method: 'POST', body: form });
  await world.settle();
  const { messages } = await jsonOf<MessagesPage>(await page.call('/api/messages'));
  const [file] = messages.findLast((m) => m.attachments.length > 0)!.attachments;
  expect(file).toMatchObject({ name: '申请书.pdf', url: expect.stringContaining('/files/0') });
  const got = await page.call(file!.url!);
  expect(got.status).toBe(200);
  expect(got.headers.get('content-disposition')).toContain('attachment');
  const other = await webClient(world.app.http);
  expect((await other.call(file!.url!)).status).toBe(404);
});
