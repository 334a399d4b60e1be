import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MessagesPage } from '../../src/contracts/api.ts';
import type { CaseMessageView, CaseRow, CaseView } from '../../src/contracts/console/mediation.ts';
import type { Page } from '../../src/contracts/console/paging.ts';
import { signInTo } from '../support/accounts.ts';
import { type MediationWorld, startMediationWorld } from '../support/mediation-world.ts';
import { jsonOf, webClient } from '../support/web-client.ts';

// Dozens of messages one after another, each through the whole service.
vi.setConfig({ testTimeout: 120_000 });

let world: MediationWorld;
afterEach(() => world.close());

let count = 0;

/** Somebody on the web page: says, presses, and sees what their page shows. */
async function webPerson() {
  const client = await webClient(world.app.http);
  const clientId = () => `client-${String(++count).padStart(8, '0')}`;
  const shown = async () => {
    const page = await jsonOf<MessagesPage>(await client.call('/api/messages?limit=100'));
    return page.messages.filter((m) => m.direction === 'out');
  };
  const press = async (action: string) => {
    const answer = await client.post('/api/actions', { clientId: clientId(), action });
    expect(answer.status).toBe(202);
    await world.settle();
  };
  return {
    say: async (text: string) => {
      await client.post('/api/messages', { clientId: clientId(), text });
      await world.settle();
    },
    press,
    /** Presses the newest button with this label. */
    pressLabel: async (label: string) => {
      const buttons = (await shown()).flatMap((m) => m.reply?.buttons.flat() ?? []);
      const button = buttons.findLast((b) => b.label === label);
      if (!button)
        throw new Error(`no button 「${label}」: ${[...new Set(buttons.map((b) => b.label))].join('、')}`);
      await press(button.action);
    },
    seen: async () =>
      (await shown())
        .map(({ reply }) =>
          reply?.body.type === 'text' || reply?.body.type === 'question'
            ? reply.body.text
            : reply?.body.type === 'relay'
              ? `${reply.body.header}${reply.body.text}`
              : '',
        )
        .join('\n'),
  };
}

const CASE = '/api/console/mediation/cases/2026-1';

describe('mediation on the web page and at the console', () => {
  test('both sides on the web, the mediator at the console: consent, private talk, agreement, papers', async () => {
    world = await startMediationWorld();
    const [applicant, other] = [await webPerson(), await webPerson()];
    await applicant.press('area:xinghe');
    await applicant.press('mediate');
    const form = [
      ...['=都没有', '=邻里', '王五', '=跳过', '=跳过', '=跳过', '=跳过', '=跳过', '=跳过', '=跳过', '=个人'],
      ...['李四', '=跳过', '=跳过', '=跳过', '水管漏水泡了天花板', '赔修理费', '5000', '=跳过', '=提交申请'],
    ];
    for (const step of form) {
      await (step.startsWith('=') ? applicant.pressLabel(step.slice(1)) : applicant.say(step));
    }
    expect(await applicant.seen()).toContain('案号〔2026〕人调字第1号');

    const mediator = await signInTo(world.app, 'mediator-xinghe');
    const command = async (body: Record<string, unknown>, status = 200) => {
      const answer = await mediator.post(`${CASE}/commands`, { case: '2026-1', ...body });
      expect([answer.status, answer.status === status ? '' : await answer.text()]).toEqual([status, '']);
      await world.settle();
      return JSON.stringify(await answer.json());
    };
    const board = await mediator.get<Page<CaseRow>>('/api/console/mediation/cases?state=applied');
    expect(board).toMatchObject({ total: 1, rows: [{ key: '2026-1', roomName: '星河社区爱心调解室' }] });
    await command({ type: 'accept' });
    const told = await command({ type: 'invite', party: 2 });
    const token = /start=m_([\w-]+)/.exec(told)![1]!;
    expect(told).toContain('人民调解邀请单');

    await other.press(`m:link:${token}`);
    await other.pressLabel('是我，继续');
    await other.pressLabel('同意调解');
    await applicant.pressLabel('同意调解');
    await command({ type: 'open' });
    await other.pressLabel('对大家说');
    await other.say('我愿意赔一部分');
    expect(await applicant.seen()).toContain('被申请人李四：我愿意赔一部分');
    await applicant.pressLabel('只跟调解员说');
    await applicant.say('三千也行');
    expect(await other.seen()).not.toContain('三千也行');
    await command({ type: 'speak', audience: 2, text: '您看三千五行不行' });
    expect(await other.seen()).toContain('单独谈，对方看不到】调解员吴暖');
    expect(await applicant.seen()).not.toContain('三千五');

    // A file is named by its reference: somebody else's must not be sent by it.
    const stolen = { reference: 'x', kind: 'photo', name: 'x.png', mediaType: 'image/png', bytes: 1 };
    await command({ type: 'speak', audience: 'all', text: '', files: [stolen] }, 400);
    const listed = async (query: string) =>
      (await mediator.get<Page<CaseRow>>(`/api/console/mediation/cases?${query}`)).total;
    expect([
      await listed('mediator=mediator-xinghe&area=xinghe'),
      await listed('mediator=mediator-heping'),
      await listed('area=heping'),
      await listed('overdue=1'),
    ]).toEqual([1, 0, 0, 0]);

    // Only the mediator reads the private talks; every reading is in the audit log.
    const room = async (client: typeof mediator) =>
      (await client.get<{ messages: CaseMessageView[] }>(`${CASE}/messages`)).messages.map((m) => m.text);
    expect(await room(mediator)).toEqual(['我愿意赔一部分', '三千也行', '您看三千五行不行']);
    const clerk = await signInTo(world.app, 'staff-xinghe');
    expect(await room(clerk)).toEqual(['我愿意赔一部分']);
    const elsewhere = await signInTo(world.app, 'mediator-heping');
    expect((await elsewhere.call(CASE)).status).toBe(404);
    expect((await elsewhere.post(`${CASE}/commands`, { case: '2026-1', type: 'archive' })).status).toBe(404);
    const admin = await signInTo(world.app, 'admin');
    expect((await admin.call('/api/console/mediation/cases')).status).toBe(403);

    await command({
      type: 'propose',
      form: 'written',
      terms: [{ who: 2, what: '赔偿修理费', amount: 350_000, due: '2026-12-20' }],
    });
    // Nobody confirms for a side.
    await command({ type: 'ask-code' }, 409);
    for (const side of [applicant, other]) {
      await side.pressLabel('我确认');
      const code = [...(await side.seen()).matchAll(/确认码是 (\d{6})/g)].at(-1)![1]!;
      await side.say(code);
    }
    expect(await applicant.seen()).toMatch(/各方都确认了协议[\s\S]*司法确认/);
    const view = await mediator.get<CaseView>(CASE);
    expect(view).toMatchObject({
      state: 'agreed',
      agreement: { judicialUntil: '2026-12-23', confirmedBy: [{ party: 1 }, { party: 2 }] },
      may: expect.arrayContaining(['perform', 'archive']),
    });
    expect(view.history.map((item) => item.event)).toEqual(
      expect.arrayContaining(['apply', 'accept', 'join', 'consent', 'propose', 'confirm']),
    );
    const paper = await mediator.call(`${CASE}/papers/agreement`);
    expect(paper.headers.get('content-type')).toContain('wordprocessingml');
    const page = await mediator.call(`${CASE}/papers/agreement/print`);
    expect(await page.text()).toContain('人民调解协议书');

    const audit = await world.app.staff.searchAudit({ limit: 200, offset: 0, oldestFirst: true });
    const actions = audit.rows.map((row) => `${row.actor} ${row.action}`);
    expect(actions).toEqual(
      expect.arrayContaining([
        'mediator-xinghe case.accept',
        'staff-xinghe mediation.room.read',
        'mediator-xinghe mediation.paper',
      ]),
    );
  });
});
