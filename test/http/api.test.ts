import { describe, expect, it } from 'vitest';
import type { MessagesPage } from '../../src/contracts/api.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { jsonOf, webClient } from '../support/web-client.ts';
import { text, webFake } from '../support/web-fake.ts';

interface OpenApi {
  openapi: string;
  paths: object;
  components: { schemas: Record<string, { properties: Record<string, { maxLength?: number }> }> };
}

const id = () => crypto.randomUUID();

describe('session', () => {
  it('starts with a cookie that scripts cannot read and other sites do not send', async () => {
    const { app } = webFake();
    const { setCookie, session } = await webClient(app);
    expect(setCookie).toMatch(/^falin=[A-Za-z0-9_-]{43};/);
    expect(setCookie).toContain('HttpOnly');
    expect(setCookie).toContain('SameSite=Lax');
    expect(session).toMatchObject({
      channel: 'web',
      area: null,
      lastSeq: 0,
      office: '示例街道',
      sample: true,
    });
  });

  it('keeps the session of a browser that comes back', async () => {
    const { app } = webFake();
    const { call } = await webClient(app);
    expect((await call('/api/session')).headers.get('set-cookie')).toBeNull();
  });

  it('is Secure and bound to the host over https', async () => {
    const { app } = webFake(undefined, { secureCookies: true });
    const { setCookie, post } = await webClient(app);
    expect(setCookie).toMatch(/^__Host-falin=/);
    expect(setCookie).toContain('Secure');
    expect((await post('/api/messages', { clientId: id(), text: '你好' })).status).toBe(202);
  });

  it('never hands the cookie itself to the log', async () => {
    const { app, incoming } = webFake();
    const { post, cookie } = await webClient(app);
    await post('/api/messages', { clientId: id(), text: '你好' });
    expect(JSON.stringify(incoming)).not.toContain(cookie.split('=')[1]);
  });

  it('ends when the kiosk says so', async () => {
    const { app, incoming } = webFake();
    const { post, call, setCookie } = await webClient(app, '?kiosk=1');
    expect(setCookie).toMatch(/^falin_kiosk=/);
    await post('/api/messages', { clientId: id(), text: '你好' });
    expect(incoming[0]?.channel).toBe('kiosk');
    const ended = await call('/api/session', { method: 'DELETE' });
    expect(ended.headers.get('set-cookie')).toContain('falin_kiosk=;');
  });

  it('asks for a session before anything personal', async () => {
    const { app } = webFake();
    for (const path of ['/api/messages', '/api/events', '/api/consultations']) {
      const response = await app.request(path);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        error: { code: 'no-session', message: '会话已失效，请刷新页面' },
      });
    }
  });
});

describe('messages', () => {
  it('takes a message once, however often it is sent', async () => {
    const { app, incoming } = webFake();
    const { post } = await webClient(app);
    const body = { clientId: id(), text: '楼上漏水怎么办' };
    const first = await post('/api/messages', body);
    const again = await post('/api/messages', body);
    expect(first.status).toBe(202);
    const one = await jsonOf<object>(first);
    expect(one).toMatchObject({ seq: 1, accepted: true });
    expect(await again.json()).toEqual({ ...one, accepted: false });
    expect(incoming).toHaveLength(1);
  });

  it('keeps two residents apart who use the same client id', async () => {
    const { app, residents } = webFake();
    const clientId = id();
    for (const client of [await webClient(app), await webClient(app)]) {
      expect(await (await client.post('/api/messages', { clientId, text: '你好' })).json()).toMatchObject({
        seq: 1,
      });
    }
    expect(residents()).toHaveLength(2);
  });

  it('takes a paste of 20,000 characters, and refuses more than 32,000 in plain words', async () => {
    const { app } = webFake();
    const { post } = await webClient(app);
    expect((await post('/api/messages', { clientId: id(), text: '法'.repeat(20_000) })).status).toBe(202);
    const long = await post('/api/messages', { clientId: id(), text: '法'.repeat(32_001) });
    expect(long.status).toBe(400);
    expect((await jsonOf(long)).error.message).toBe('一次最多 32000 字');
    const huge = await post('/api/messages', { clientId: id(), text: '法'.repeat(100_000) });
    expect(huge.status).toBe(413);
  });

  it('takes out what no store takes', async () => {
    const { app, incoming } = webFake();
    const { post } = await webClient(app);
    await post('/api/messages', { clientId: id(), text: 'a\u0000b\ud800c\r\nd\u0007' });
    expect(incoming[0]?.content).toEqual({ type: 'text', text: 'ab\ufffdc\nd' });
  });

  it.each([
    ['not JSON', '{"clientId":'],
    ['no text', '{"clientId":"12345678"}'],
    ['blank text', '{"clientId":"12345678","text":"  \\n"}'],
    ['a client id that is none', '{"clientId":"../../etc","text":"x"}'],
    ['a number', '5'],
    ['null', 'null'],
  ])('refuses %s with 400 and Chinese words', async (_what, body) => {
    const { app } = webFake();
    const { call } = await webClient(app);
    const response = await call('/api/messages', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(400);
    expect((await jsonOf(response)).error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('refuses a button that does not exist', async () => {
    const { app } = webFake();
    const { post } = await webClient(app);
    expect((await post('/api/actions', { clientId: id(), action: 'drop-tables' })).status).toBe(400);
    expect((await post('/api/actions', { clientId: id(), action: 'human' })).status).toBe(202);
  });

  it('pages backwards and forwards', async () => {
    const { app, say, residents } = webFake();
    const { post, call } = await webClient(app);
    await post('/api/messages', { clientId: id(), text: '1' });
    for (let n = 2; n <= 50; n++) say(residents()[0]!.id, text(String(n)));
    const seqs = async (query: string) => {
      const page = await jsonOf<MessagesPage>(await call(`/api/messages?${query}`));
      return [page.messages.at(0)?.seq, page.messages.at(-1)?.seq, page.more];
    };
    expect(await seqs('')).toEqual([21, 50, true]);
    expect(await seqs('before=21&limit=20')).toEqual([1, 20, false]);
    expect(await seqs('after=45')).toEqual([46, 50, false]);
    expect(await seqs('after=0&limit=10')).toEqual([1, 10, true]);
  });

  it('slows a session that posts like a script, and lets it go on after the time it was told', async () => {
    const clock = fixedClock('2026-06-01T01:00:00Z');
    const { app } = webFake(undefined, { clock, postLimit: { burst: 3, perMinute: 6 } });
    const { post } = await webClient(app);
    const send = () => post('/api/messages', { clientId: id(), text: 'x' });
    for (let n = 0; n < 3; n++) expect((await send()).status).toBe(202);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('10');
    clock.advance(10_000);
    expect((await send()).status).toBe(202);
    const other = await webClient(app);
    expect((await other.post('/api/messages', { clientId: id(), text: 'x' })).status).toBe(202);
  });
});

describe('other sites', () => {
  it.each([
    ['an Origin of elsewhere', { origin: 'https://evil.example' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('cannot post with %s', async (_what, headers) => {
    const { app, incoming } = webFake();
    const { post } = await webClient(app);
    const response = await post(
      '/api/messages',
      { clientId: id(), text: 'x' },
      headers as Record<string, string>,
    );
    expect(response.status).toBe(403);
    expect(incoming).toHaveLength(0);
  });

  it('cannot post a form', async () => {
    const { app } = webFake();
    const { call } = await webClient(app);
    const form = new FormData();
    form.set('clientId', id());
    const response = await call('/api/files', {
      method: 'POST',
      body: form,
      headers: { origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
  });

  it('leave our own page alone behind a proxy that ends TLS', async () => {
    const { app } = webFake();
    const { post } = await webClient(app);
    const headers = {
      origin: 'https://falin.example',
      host: 'falin.example',
      'sec-fetch-site': 'same-origin',
    };
    expect((await post('/api/messages', { clientId: id(), text: 'x' }, headers)).status).toBe(202);
  });
});

describe('what citations open', () => {
  it('is the article in the version of the day', async () => {
    const { app } = webFake();
    const opened = await (await app.request('/api/articles?statute=示例法&article=第三条')).json();
    expect(opened).toMatchObject({ label: '《示例法》第3条', statute: '示例法', effective: '2021-01-01' });
    expect((await app.request('/api/articles?statute=没有的法&article=1')).status).toBe(404);
    expect((await app.request('/api/articles?statute=示例法&article=三十')).status).toBe(200);
    expect((await app.request('/api/articles?statute=示例法&article=abc')).status).toBe(400);
    expect((await app.request('/api/articles?statute=示例法&article=1&asOf=2026-02-30')).status).toBe(400);
  });

  it('is the passage, whatever its id holds', async () => {
    const { app } = webFake();
    const passage = encodeURIComponent('guide:楼上漏水/a#怎么做');
    expect(await (await app.request(`/api/passages/${passage}`)).json()).toMatchObject({ title: '楼上漏水' });
    expect((await app.request('/api/passages/unknown')).status).toBe(404);
  });
});

describe('operators', () => {
  it('see health, readiness with its reasons, and metrics', async () => {
    expect((await webFake().app.request('/healthz')).status).toBe(200);
    expect((await webFake().app.request('/readyz')).status).toBe(200);
    const down = webFake(undefined, {
      readiness: async () => [{ name: 'database', ok: false, detail: '磁盘满' }],
    });
    const response = await down.app.request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      ready: false,
      checks: [{ name: 'database', ok: false, detail: '磁盘满' }],
    });
    const metrics = await webFake().app.request('/metrics');
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(await metrics.text()).toContain('falin_up 1');
  });

  it('get a description of every route, made of the same contracts', async () => {
    const document = await jsonOf<OpenApi>(await webFake().app.request('/api/openapi.json'));
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).toSorted()).toEqual([
      '/api/actions',
      '/api/areas',
      '/api/articles',
      '/api/consultations',
      '/api/events',
      '/api/files',
      '/api/messages',
      '/api/messages/{message}/files/{index}',
      '/api/passages/{id}',
      '/api/session',
      '/api/topics',
      '/healthz',
      '/metrics',
      '/readyz',
    ]);
    expect(document.components.schemas.PostMessage?.properties.text?.maxLength).toBe(32_000);
    expect(document.components.schemas).toHaveProperty('ChatMessage');
  });

  it('hand webhooks through untouched by session, same-site checks and page limits', async () => {
    const { app } = webFake(undefined, {
      webhooks: [{ path: '/telegram/x', handle: async (request) => new Response(await request.text()) }],
    });
    const response = await app.request('/telegram/x', {
      method: 'POST',
      body: 'update',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(await response.text()).toBe('update');
  });

  it('find faults in the log, and residents do not see them', async () => {
    const { app, logged } = webFake(undefined, {
      receive: async () => {
        throw new Error('SQLITE_FULL at /secret/path');
      },
    });
    const { post } = await webClient(app);
    const response = await post('/api/messages', { clientId: id(), text: 'x' });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: { code: 'internal', message: '服务出了点问题，请稍后再试' },
    });
    expect(logged).toMatchObject([{ level: 'error', message: 'request failed' }]);
  });
});

describe('every response', () => {
  it('carries the security headers and a strict policy', async () => {
    for (const path of ['/', '/healthz', '/api/nothing', '/api/session']) {
      const { headers } = await webFake().app.request(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  it('is compressed when it is long, and personal ones are not kept by caches', async () => {
    const { app } = webFake();
    const document = await app.request('/api/openapi.json', { headers: { 'accept-encoding': 'gzip' } });
    expect(document.headers.get('content-encoding')).toBe('gzip');
    const { call } = await webClient(app);
    expect((await call('/api/messages')).headers.get('cache-control')).toBe('no-store');
  });
});
