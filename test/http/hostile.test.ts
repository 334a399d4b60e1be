import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { webClient } from '../support/web-client.ts';
import { webFake } from '../support/web-fake.ts';

const PATHS = [
  '/',
  '/kiosk',
  '/api/session',
  '/api/messages',
  '/api/actions',
  '/api/files',
  '/api/consultations',
  '/api/areas',
  '/api/topics',
  '/api/articles',
  '/api/passages/x',
  '/api/openapi.json',
  '/healthz',
  '/readyz',
  '/metrics',
  '/assets/../../package.json',
  '/assets/%2e%2e/%2e%2e/package.json',
];

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    "'; DROP TABLE messages;--",
    '<script>alert(1)</script>',
    '__proto__',
    '法'.repeat(40_000),
  ),
);
const id = fc.oneof(fc.uuid(), hostileText);
const body = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ clientId: id, text: fc.oneof(fc.constant('离婚怎么办'), hostileText) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      clientId: id,
      action: fc.oneof(fc.constantFrom('human', 'area:x', 'useful:'), hostileText),
    }),
  },
  { weight: 2, arbitrary: fc.jsonValue() },
);
const serialised = fc.oneof(
  { weight: 4, arbitrary: body.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'POST', 'POST', 'DELETE', 'PUT', 'OPTIONS', 'HEAD'),
  path: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PATHS) },
    { weight: 1, arbitrary: fc.webPath() },
    { weight: 1, arbitrary: hostileText.map((t) => `/api/passages/${encodeURIComponent(t.toWellFormed())}`) },
    { weight: 1, arbitrary: fc.constantFrom('/api/passages/%', '/api/%E0%A4%A', '//', '/api/messages/%00') },
  ),
  query: fc.dictionary(
    fc.constantFrom('before', 'after', 'limit', 'statute', 'article', 'asOf', 'kiosk', 'x'),
    fc.oneof(fc.constantFrom('1', '-1', '1e9', '示例法', '第三条', '2026-01-01'), hostileText),
    { maxKeys: 3 },
  ),
  type: fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'x',
  ),
  cookie: fc.constantFrom('own', 'own', 'own', 'none', 'wrong'),
  body: serialised,
});

it('5,000 requests from valid to hostile: no crash, no 5xx, no stack trace', async () => {
  const pageDir = mkdtempSync(join(tmpdir(), 'falin-page-'));
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html>');
  const { app } = webFake(undefined, { postLimit: { burst: 1e9, perMinute: 1 }, pageDir });
  const { cookie } = await webClient(app);
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(request, async (r) => {
      const query = Object.entries(r.query)
        .map(([k, v]) => `${k}=${encodeURIComponent(v.toWellFormed())}`)
        .join('&');
      const url = `http://localhost${r.path}${query ? `?${query}` : ''}`;
      const bodyless = r.method === 'GET' || r.method === 'HEAD';
      const response = await app.fetch(
        new Request(url, {
          method: r.method,
          headers: {
            ...(bodyless ? {} : { 'content-type': r.type }),
            ...(r.cookie === 'own'
              ? { cookie }
              : r.cookie === 'wrong'
                ? { cookie: 'falin=%%%; falin_kiosk=x' }
                : {}),
          },
          ...(bodyless ? {} : { body: r.body as string }),
        }),
      );
      const shown = response.headers.get('content-type')?.includes('event-stream')
        ? ''
        : await response.text();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      expect(response.status).toBeLessThan(500);
      expect(shown).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:|ENOENT|zod/i);
      if (response.status >= 400 && r.method !== 'HEAD' && shown.startsWith('{')) {
        expect(JSON.parse(shown).error.message).toMatch(/[\u4e00-\u9fff]/);
      }
    }),
    { numRuns: 5_000 },
  );
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 202, 400, 401, 404]));
}, 120_000);
