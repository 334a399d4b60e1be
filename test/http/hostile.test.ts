import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { HttpApp } from '../../src/http/create-http.ts';
import { hostileRequest, toRequest } from '../support/hostile-requests.ts';
import { webClient } from '../support/web-client.ts';
import { webFake } from '../support/web-fake.ts';

const folder = mkdtempSync(join(tmpdir(), 'falin-hostile-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sends them all; gives how often each status came. */
async function withstand(app: HttpApp, numRuns: number): Promise<Map<number, number>> {
  const { cookie } = await webClient(app);
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(hostileRequest, async (r) => {
      const response = await app.fetch(toRequest(r, cookie));
      const shown = await response.text();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      expect(response.status).toBeLessThan(500);
      expect(shown).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:|ENOENT|SQLITE/);
      if (response.status >= 400 && r.method !== 'HEAD' && shown.startsWith('{')) {
        expect(JSON.parse(shown).error.message).toMatch(/[\u4e00-\u9fff]/);
      }
    }),
    { numRuns },
  );
  return statuses;
}

it('5,000 requests from valid to hostile: no crash, no 5xx, no stack trace', async () => {
  const { app } = webFake(undefined, { postLimit: { burst: 1e9, perMinute: 1 }, pageDir: folder });
  const statuses = await withstand(app, 5_000);
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 202, 400, 401, 404]));
}, 120_000);

it('and 1,000 with the whole app behind them, which then still answers', async () => {
  const app = await createApp(readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }), {
    pageDir: folder,
  });
  await app.start();
  await withstand(app.http, 1_000);
  const { post, call } = await webClient(app.http);
  await post('/api/messages', { clientId: crypto.randomUUID(), text: '老板拖欠工资怎么办' });
  await vi.waitFor(
    async () => expect(await (await call('/api/messages')).text()).toContain('"type":"answer"'),
    { timeout: 30_000, interval: 100 },
  );
  await app.stop();
}, 120_000);
