import { afterEach, describe, expect, test } from 'vitest';
import type { Candidate, DeskChoices, MatterStory, QueueItem } from '../../../src/contracts/console/desk.ts';
import { type DeskClient, signInDesk } from '../../support/desk-client.ts';
import { type HandoffWorld, numberIn, startHandoffWorld, textOf } from '../../support/handoff-world.ts';

let world: HandoffWorld;
afterEach(() => world.close());

const desk = '/api/console/desk';
const queueOf = (client: DeskClient) => client.get<QueueItem[]>(`${desk}/queue`);
const storyOf = (client: DeskClient, number: string) => client.get<MatterStory>(`${desk}/matters/${number}`);
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe('a matter from the console, the resident on Telegram', () => {
  test('waits with its clock, is taken, spoken in, drafted, paused, closed and taken up again', async () => {
    world = await startHandoffWorld();
    const adviser = await signInDesk(world.app, 'adviser-xinghe');
    const resident = await world.resident();
    await world.say(resident, '公司拖欠我三个月工资怎么办');
    const number = numberIn(await world.press(resident, '找法律顾问'));

    // No Telegram chat, and yet the card is theirs.
    const [waiting] = await queueOf(adviser);
    expect(waiting).toMatchObject({
      number,
      area: { name: '星河社区' },
      card: { id: expect.any(String) },
      cardWith: null,
      clock: { late: false },
    });

    await adviser.act(number, 'take');
    await world.settle();
    expect(textOf(resident.messages())).toMatch(/法律顾问顾明.*已经接手/);
    expect(await queueOf(adviser)).toEqual([]);

    // Sent twice under one id, it arrives once; delivery is seen when it has happened.
    for (let i = 0; i < 2; i++) await adviser.act(number, 'say', { id: 'page-0001', text: '打卡记录留好' });
    await world.settle();
    expect(textOf(resident.messages()).match(/打卡记录留好/g)).toHaveLength(1);
    await world.say(resident, '好，我去找');
    const story = await storyOf(adviser, number);
    expect(story.messages.find((m) => m.text === '打卡记录留好')).toMatchObject({
      author: 'person',
      delivery: 'delivered',
    });
    expect(story.messages.find((m) => m.text === '好，我去找')).toMatchObject({
      author: 'resident',
      delivery: 'delivered',
    });
    expect(story).toMatchObject({ may: { work: true }, waitsForMe: true, holder: { id: 'adviser-xinghe' } });
    expect(story.summary.join('\n')).toContain('公司拖欠我三个月工资');

    const draft = await adviser.act(number, 'draft');
    expect(textOf(resident.messages())).not.toContain('看过后发出');
    await adviser.act(number, 'send-draft', { id: 'page-0002', draft: draft.id });
    await world.settle();
    expect(textOf(resident.messages())).toMatch(/顾明.*看过后发出/);
    expect((await storyOf(adviser, number)).drafts).toMatchObject([{ sentAt: expect.any(String) }]);

    await adviser.act(number, 'note', { text: '单位在高新区' });
    await adviser.act(number, 'pause', { reason: '等居民补材料' });
    expect((await storyOf(adviser, number)).clock?.pauseReason).toBe('等居民补材料');
    await adviser.act(number, 'resume');

    expect(await adviser.refused(number, 'close', { outcome: 'referred', summary: '转仲裁' })).toMatchObject({
      status: 400,
    });
    await adviser.act(number, 'close', { outcome: 'referred', referral: 'arbitration', summary: '已转仲裁' });
    await world.settle();
    expect(textOf(resident.messages())).toMatch(/转介其他单位（仲裁）/);
    await adviser.act(number, 'reopen');
    const again = await storyOf(adviser, number);
    expect(again).toMatchObject({ number, state: 'held', notes: [{ text: '单位在高新区' }] });
    expect(again.closings).toMatchObject([{ referral: '仲裁', summary: '已转仲裁' }]);
  });

  test('is read by who may, and every reading is in the audit log', async () => {
    world = await startHandoffWorld();
    const adviser = await signInDesk(world.app, 'adviser-xinghe');
    const street = await signInDesk(world.app, 'adviser-street');
    const clerk = await signInDesk(world.app, 'staff-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await adviser.act(number, 'take');
    expect((await street.call(`${desk}/matters/${number}`)).status).toBe(404);
    expect(await street.refused(number, 'say', { id: 'page-0001', text: '插嘴' })).toMatchObject({
      status: 404,
    });
    expect(await clerk.refused(number, 'say', { id: 'page-0001', text: '插嘴' })).toMatchObject({
      status: 403,
    });
    await storyOf(clerk, number);
    const { rows } = await world.app.staff.searchAudit({
      action: 'matter.read',
      subject: number,
      limit: 10,
      offset: 0,
    });
    expect(rows.map((row) => row.actor)).toEqual(['staff-xinghe']);
  });

  test('goes to whom was chosen, with its story and the reason', async () => {
    world = await startHandoffWorld();
    const adviser = await signInDesk(world.app, 'adviser-xinghe');
    const street = await world.adviser('adviser-street');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await adviser.act(number, 'take');
    const candidates = await adviser.get<Candidate[]>(`${desk}/matters/${number}/candidates`);
    expect(candidates[0]).toMatchObject({ person: { id: 'adviser-street' }, free: true, load: 0 });
    const away = candidates.find((c) => !c.free)!;
    expect(
      await adviser.refused(number, 'hand-on', { reason: '更熟', person: away.person.id }),
    ).toMatchObject({
      status: 403,
    });
    await adviser.act(number, 'hand-on', { reason: '劳动案子他更熟', person: 'adviser-street' });
    await world.settle();
    expect(textOf(street.messages())).toContain('新的件');
    expect(textOf(await world.press(street, '接手'))).toContain('转交：劳动案子他更熟');
    expect((await adviser.call(`${desk}/matters/${number}`)).status).toBe(404);
  });

  test('files go both ways, and only who reads the matter gets them', async () => {
    world = await startHandoffWorld();
    const adviser = await signInDesk(world.app, 'adviser-xinghe');
    const street = await signInDesk(world.app, 'adviser-street');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await adviser.act(number, 'take');
    await world.act(resident, () => resident.sendPhoto(new Uint8Array([1, 2, 3]), '欠条照片'));
    const photo = (await storyOf(adviser, number)).messages.find((m) => m.text === '欠条照片')!.files[0]!;
    const got = await adviser.call(photo.url!);
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect((await street.call(photo.url!)).status).toBe(404);

    const form = new FormData();
    form.set('id', 'page-0003');
    form.set('caption', '填好的申请书');
    form.append('file', new File([PNG], '申请书.png'));
    const sent = await adviser.call(`${desk}/matters/${number}/files`, { method: 'POST', body: form });
    expect(sent.status).toBe(200);
    await world.settle();
    expect(resident.messages().findLast((m) => m.document)?.document?.bytes).toEqual(PNG);
  });
});

describe('later', () => {
  test('an appointment is offered, changed, agreed on, reminded of to both', async () => {
    world = await startHandoffWorld();
    const adviser = await signInDesk(world.app, 'adviser-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await adviser.act(number, 'take');
    const choices = await adviser.get<DeskChoices>(`${desk}/choices`);
    const place = choices.places[0]!.name;
    await adviser.act(number, 'appointment', { startsAt: '2026-11-25T15:00:00+08:00', place });
    await world.settle();
    expect(textOf(resident.messages())).toMatch(/约您当面谈/);
    await world.press(resident, '换个时间');
    await world.say(resident, '周五下午行不行');
    expect((await storyOf(adviser, number)).appointments).toMatchObject([
      { state: 'change-asked', wish: '周五下午行不行' },
    ]);
    await adviser.act(number, 'appointment', { startsAt: '2026-11-27T15:00:00+08:00', place });
    await world.settle();
    expect(textOf(await world.press(resident, '可以'))).toContain('约好了');
    const reminders = () => resident.messages().filter((m) => m.text.startsWith('提醒：'));
    world.clock.set('2026-11-26T15:01:00+08:00');
    await world.settle();
    expect(reminders()).toHaveLength(1);
    world.clock.set('2026-11-27T14:10:00+08:00');
    await world.settle();
    expect(reminders()).toHaveLength(2);
  });

  test('a matter is asked after on its day; not solved, it is taken up again', async () => {
    world = await startHandoffWorld();
    const adviser = await signInDesk(world.app, 'adviser-xinghe');
    const resident = await world.resident();
    const number = numberIn(await world.say(resident, '转人工'));
    await adviser.act(number, 'take');
    await adviser.act(number, 'follow-up', { on: '2026-12-01' });
    await adviser.act(number, 'close', { outcome: 'answered-by-person', summary: '已答复' });
    world.clock.set('2026-12-01T10:01:00+08:00');
    await world.settle();
    expect(textOf(resident.messages())).toContain('回访一下');
    expect(textOf(await world.press(resident, '还没解决'))).toContain(`${number} 接着办`);
    expect((await world.app.storage.handoff.story(number))?.consultation.state).toBe('queued');
  });
});

test('the stream names what changed, and ends with the service', async () => {
  world = await startHandoffWorld();
  const adviser = await signInDesk(world.app, 'adviser-xinghe');
  const resident = await world.resident();
  const answer = await adviser.call(`${desk}/events`);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (what: RegExp) => {
    while (!what.test(heard)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`ended: ${heard}`);
      heard += value;
    }
  };
  await until(/event: queue/);
  const number = numberIn(await world.say(resident, '转人工'));
  await until(new RegExp(`event: card\\ndata: .*${number}`));
  await adviser.act(number, 'take');
  await world.say(resident, '在吗');
  await until(new RegExp(`event: message\\ndata: .*${number}`));

  // What happens to a mediation case is news for the page that shows it.
  const mediator = await signInDesk(world.app, 'mediator-xinghe');
  const opened = await mediator.post('/api/console/mediation/cases', {
    ...{ source: 'found', disputeType: '邻里', area: 'xinghe', facts: '楼道堆放纸箱。', claims: '清出来' },
    applicants: [{ name: '赵一', kind: 'person' }],
    respondents: [{ name: '钱二', kind: 'person' }],
  });
  expect(opened.status).toBe(201);
  await until(/event: case/);
  await reader.cancel();
});
