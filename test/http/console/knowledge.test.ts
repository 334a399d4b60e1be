import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ArticleFound,
  DigestForm,
  DigestView,
  GuideView,
  OpenQuestionsPage,
  Saved,
} from '../../../src/contracts/console/knowledge.ts';
import { signInTo } from '../../support/accounts.ts';
import { installLaw } from '../../support/hen-law.ts';
import { createDatabase, startPostgres } from '../../support/postgres.ts';
import { smallKnowledge } from '../../support/small-knowledge.ts';
import type { StaffClient } from '../../support/staff-client.ts';
import { webClient } from '../../support/web-client.ts';
import { startWholeApp, type WholeApp } from '../../support/whole-app.ts';

const KNOWLEDGE = '/api/console/knowledge';
const YEARS = 'from=2026-01-01&until=2099-12-31';
const QUESTION = '老年食堂怎么办就餐卡，我的电话13812345678';

const server = await startPostgres();
const databases = [
  { name: 'SQLite', url: async () => undefined },
  ...('skip' in server ? [] : [{ name: 'PostgreSQL', url: () => createDatabase(server) }]),
];
if ('skip' in server) console.warn(server.skip);
else afterAll(() => server.stop());

describe.each(databases)('the knowledge kept over HTTP, on $name', ({ url }) => {
  const folder = mkdtempSync(join(tmpdir(), 'falin-knowledge-'));
  let world: WholeApp;
  let staff: StaffClient;

  beforeAll(async () => {
    await installLaw(folder);
    const databaseUrl = await url();
    world = await startWholeApp(
      { DATA_DIR: folder, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
      { knowledgeDirs: [smallKnowledge(folder), join(folder, 'knowledge')] },
    );
    staff = await signIn('staff-street-1');
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const signIn = (person: string) => signInTo(world.app, person);
  const put = (path: string, body: unknown) =>
    staff.call(`${KNOWLEDGE}/${path}`, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const savedBy = async (answer: Response) => (await answer.json()) as Saved;
  const fault = async (answer: Response) => ({
    status: answer.status,
    message: ((await answer.json()) as { error: { message: string } }).error.message,
  });

  it('shows what was left open to who may read it there, with numbers masked, and notes who read', async () => {
    for (let i = 0; i < 2; i++) {
      const resident = await webClient(world.app.http);
      await resident.post('/api/messages', { clientId: crypto.randomUUID(), text: QUESTION });
      await world.app.idle();
    }
    const { rows, questions, total } = await staff.get<OpenQuestionsPage>(`${KNOWLEDGE}/questions?${YEARS}`);
    expect({ questions, total }).toEqual({ questions: 2, total: 1 });
    expect(rows[0]).toMatchObject({ count: 2, byReason: { 'no-match': 2 } });
    expect(JSON.stringify(rows)).toContain('老年食堂怎么办就餐卡');
    expect(JSON.stringify(rows)).not.toContain('13812345678');
    const file = await (await staff.call(`${KNOWLEDGE}/questions/export?${YEARS}`)).text();
    expect(file).toContain('老年食堂怎么办就餐卡');
    expect(file).not.toContain('13812345678');

    const useless = await staff.get<OpenQuestionsPage>(`${KNOWLEDGE}/questions?${YEARS}&reason=useless`);
    expect(useless.total).toBe(0);
    const before = await staff.get<OpenQuestionsPage>(
      `${KNOWLEDGE}/questions?from=2020-01-01&until=2020-12-31`,
    );
    expect(before.total).toBe(0);
    // Asked of no community: the street's alone.
    const other = await signIn('staff-heping');
    expect((await other.get<OpenQuestionsPage>(`${KNOWLEDGE}/questions?${YEARS}`)).total).toBe(0);
    const read = await world.app.staff.searchAudit({ action: 'knowledge.questions', limit: 9, offset: 0 });
    expect(read.rows.map(({ actor }) => actor)).toContain('staff-street-1');
  });

  it('keeps every state of a guide, and refuses one made from a state that is past', async () => {
    const form = {
      ...{ id: 'corridor-hens', title: '走廊里养鸡', topic: '邻里', disputeType: null, priority: 3 },
      ...{ reviewed: '2026-11-22', places: [], areas: [], ask: [] },
      questions: ['走廊里能养鸡吗', '邻居在走廊养公鸡', '公鸡天天打鸣'],
      sections: { 简单说: '请养鸡的人搬走。', 怎么做: '1. 找社区。' },
    };
    const topics = await staff.get<{ topics: string[] }>(KNOWLEDGE);
    form.topic = topics.topics[0]!;
    expect(await savedBy(await put(`guides/${form.id}`, { form, revision: '', fresh: true }))).toMatchObject({
      saved: true,
    });
    const first = await staff.get<GuideView>(`${KNOWLEDGE}/guides/${form.id}`);
    expect(first).toMatchObject({ own: true, project: false, form: { title: '走廊里养鸡' } });
    const edited = { ...form, sections: { ...form.sections, 简单说: '公鸡不能养在走廊。' } };
    await put(`guides/${form.id}`, { form: edited, revision: first.revision });
    const late = await put(`guides/${form.id}`, { form, revision: first.revision });
    expect(await fault(late)).toMatchObject({ message: expect.stringContaining('刚被别人改过') });

    const second = await staff.get<GuideView>(`${KNOWLEDGE}/guides/${form.id}`);
    const undo = (version: string | null, revision: string) =>
      staff.post(`${KNOWLEDGE}/guides/${form.id}/undo`, { version, revision });
    expect((await undo(null, second.revision)).status).toBe(200);
    const gone = await staff.get<GuideView>(`${KNOWLEDGE}/guides/${form.id}`);
    expect(gone).toMatchObject({ own: false, form: { sections: { 简单说: '公鸡不能养在走廊。' } } });
    expect(world.app.mind().sources.guide(form.id)).toBeUndefined();
    const oldest = gone.history.findLast((version) => !version.gone)!;
    expect((await undo(oldest.id, gone.revision)).status).toBe(200);
    expect(world.app.mind().sources.guide(form.id)?.sections[0]?.lines[0]?.parts[0]?.text).toBe(
      '请养鸡的人搬走。',
    );
  });

  it('writes a digest of an article that is in force, and only knowingly against the article', async () => {
    const find = (statute: string, article: string) =>
      staff.call(`${KNOWLEDGE}/digests/article?${new URLSearchParams({ statute, article })}`);
    expect(await fault(await find('走廊养鸭法', '1'))).toMatchObject({
      status: 404,
      message: expect.stringContaining('没有《走廊养鸭法》'),
    });
    expect(await fault(await find('走廊养鸡法', '9'))).toMatchObject({
      status: 404,
      message: expect.stringContaining('没有第九条'),
    });
    expect(await fault(await find('走廊养鸡法', '公鸡那条'))).toMatchObject({ status: 400 });
    expect(await staff.get(`${KNOWLEDGE}/digests/statutes?search=养鸡`)).toEqual(['走廊养鸡法']);
    const found = (await (await find('《走廊养鸡法》', '第一条')).json()) as ArticleFound;
    expect(found).toMatchObject({ statute: '走廊养鸡法', number: '1', written: false });
    expect(found.law?.text).toContain('七日以内');

    const { topics } = await staff.get<{ topics: string[] }>(KNOWLEDGE);
    const form: DigestForm = {
      ...{ statute: found.statute, number: found.number, part: found.part, topic: topics[0]! },
      ...{ reviewed: '2026-11-22', questions: ['走廊能养公鸡吗'] },
      text: '走廊里养公鸡的，十日内搬走。走廊里不得饲养公鸡并且已经饲养的要搬走。',
    };
    const path = 'digests/走廊养鸡法/1';
    const held = await savedBy(await put(path, { form, revision: '', fresh: true }));
    expect(held).toMatchObject({ saved: false, faults: [] });
    // A number that the article does not have, and twelve characters in a row of its own.
    expect(held.remarks.join()).toContain('条文里没有这个数 十日');
    expect(held.remarks.join()).toContain('「走廊里不得饲养公鸡并且已经');
    expect((await staff.call(`${KNOWLEDGE}/${path}`)).status).toBe(404);

    const better = { ...form, text: '公鸡不能养在走廊，养了的七日内搬走。' };
    expect(await savedBy(await put(path, { form: better, revision: '', fresh: true }))).toEqual({
      ...{ saved: true, faults: [], remarks: [] },
    });
    const view = await staff.get<DigestView>(`${KNOWLEDGE}/${path}`);
    expect(view).toMatchObject({ own: true, article: '第一条', law: { effective: '2020-06-01' } });
    expect(await fault(await put(path, { form, revision: '', fresh: true }))).toMatchObject({
      message: expect.stringContaining('已经有白话'),
    });
    const known = await savedBy(await put(path, { form, revision: view.revision, sure: true }));
    expect(known).toMatchObject({ saved: true, remarks: held.remarks });
    const nowhere = { ...form, number: '9' };
    expect((await put('digests/走廊养鸡法/9', { form: nowhere, revision: '', fresh: true })).status).toBe(
      404,
    );
  });
});
