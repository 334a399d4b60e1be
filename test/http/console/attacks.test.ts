import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OwnAccount } from '../../../src/contracts/console/account.ts';
import type { AuditItem } from '../../../src/contracts/console/audit.ts';
import type { Page } from '../../../src/contracts/console/paging.ts';
import type { AreaId, PersonId } from '../../../src/core/ids.ts';
import { requireStaff, type StaffEnv } from '../../../src/http/console/require-staff.ts';
import { answerErrors } from '../../../src/http/errors.ts';
import { newToken } from '../../../src/staff/tokens.ts';
import { PASSWORD } from '../../support/accounts.ts';
import { type StaffClient, staffClient } from '../../support/staff-client.ts';
import { type StaffWorld, staffWorld } from '../../support/staff-world.ts';
import { jsonOf } from '../../support/web-client.ts';

let world: StaffWorld;
beforeEach(async () => {
  world = await staffWorld();
});
afterEach(() => world.close());

const SESSION = '/api/console/session';
const HOUR = 3_600_000;
const codeOf = async (response: Response) => (await jsonOf(response)).error.code;
const refusals = async (): Promise<AuditItem[]> => {
  const admin = await world.signIn('admin');
  return (await admin.get<Page<AuditItem>>('/api/console/audit?action=request.refused')).rows;
};
const signedIn = async (client: StaffClient) => (await client.call(SESSION)).status === 200;

describe('the session', () => {
  it('is a cookie that no script reads and no other site sends', async () => {
    const { setCookie } = await world.signIn('staff-xinghe');
    expect(setCookie).toMatch(/^falin_staff=[\w-]{43};/);
    expect(setCookie).toMatch(/HttpOnly/);
    expect(setCookie).toMatch(/SameSite=Strict/);
    expect(setCookie).toMatch(/Path=\//);
    expect(setCookie).not.toMatch(/Secure|Max-Age|Expires|Domain/);
  });

  it('over https is Secure and bound to the host', async () => {
    const https = await staffWorld({ http: { secureCookies: true } });
    try {
      const client = await https.signIn('staff-xinghe');
      expect(client.setCookie).toMatch(/^__Host-falin_staff=/);
      expect(client.setCookie).toMatch(/; Secure/);
      expect(await signedIn(client)).toBe(true);
      // Without the prefix it may come from a sister domain.
      client.cookie = client.cookie.replace('__Host-', '');
      expect(await signedIn(client)).toBe(false);
    } finally {
      await https.close();
    }
  });

  it('planted before the sign-in never becomes one (fixation)', async () => {
    await world.signIn('staff-xinghe');
    const planted = `falin_staff=${newToken()}`;
    const victim = staffClient(world.app);
    victim.cookie = planted;
    await victim.post(SESSION, { name: 'staff-xinghe', password: PASSWORD });
    expect(victim.cookie).not.toBe(planted);
    const attacker = staffClient(world.app);
    attacker.cookie = planted;
    expect(await signedIn(attacker)).toBe(false);
  });

  it('that is taken over at a second sign-in on the same browser is another one', async () => {
    const client = await world.signIn('staff-xinghe');
    const first = client.cookie;
    await client.post(SESSION, { name: 'staff-xinghe', password: PASSWORD });
    expect(client.cookie).not.toBe(first);
  });

  it('ends when nobody uses it for two hours, and after twelve in any case', async () => {
    const idle = await world.signIn('staff-xinghe');
    world.clock.advance(2 * HOUR - 1000);
    expect(await signedIn(idle)).toBe(true);
    world.clock.advance(2 * HOUR - 1000);
    // What a page asks for by itself, or a live line that connects again, is no use.
    for (const [header, value] of [
      ['x-unattended', '1'],
      ['accept', 'text/event-stream'],
    ] as const) {
      expect((await idle.call(SESSION, { headers: { [header]: value } })).status).toBe(200);
    }
    world.clock.advance(1000);
    expect(await signedIn(idle)).toBe(false);

    const busy = await world.signIn('staff-xinghe');
    for (let i = 0; i < 11; i++) {
      world.clock.advance(HOUR);
      expect(await signedIn(busy)).toBe(true);
    }
    world.clock.advance(HOUR);
    expect(await signedIn(busy)).toBe(false);
  });

  it('ends at sign-out, on the server and not only in the browser', async () => {
    const client = await world.signIn('staff-xinghe');
    const { cookie, csrf } = client;
    expect((await client.call(SESSION, { method: 'DELETE' })).status).toBe(204);
    const kept = Object.assign(staffClient(world.app), { cookie, csrf });
    expect(await signedIn(kept)).toBe(false);
  });

  it('ends everywhere else at 退出其他所有登录, and with a changed password', async () => {
    const here = await world.signIn('staff-xinghe');
    const phone = await world.signIn('staff-xinghe', { agent: 'phone' });
    expect((await here.get<OwnAccount>('/api/console/account')).sessions).toHaveLength(2);
    await here.call('/api/console/account/sessions', { method: 'DELETE' });
    expect(await signedIn(phone)).toBe(false);
    const tablet = await world.signIn('staff-xinghe', { agent: 'tablet' });
    const fresh = '另一句 好记的 长密码';
    expect((await here.post('/api/console/account/password', { old: PASSWORD, fresh })).status).toBe(204);
    expect(await signedIn(tablet)).toBe(false);
    expect(await signedIn(here)).toBe(true);
  });

  it('ends at once when the account is disabled, the person leaves, or gets another role', async () => {
    const [a, b, c] = [
      await world.signIn('staff-xinghe'),
      await world.signIn('staff-heping'),
      await world.signIn('adviser-xinghe'),
    ];
    await world.staff.accounts.setDisabled('staff-xinghe' as PersonId, true, { actor: 'admin' });
    world.directory = {
      ...world.directory,
      people: world.directory.people
        .filter(({ id }) => id !== 'staff-heping')
        .map((person) => (person.id === 'adviser-xinghe' ? { ...person, role: 'administrator' } : person)),
    };
    for (const client of [a, b, c]) expect(await signedIn(client)).toBe(false);
  });

  it('of somebody else cannot be ended or seen', async () => {
    const mine = await world.signIn('staff-xinghe');
    const theirs = await world.signIn('staff-heping');
    const { sessions } = await theirs.get<OwnAccount>('/api/console/account');
    const path = `/api/console/account/sessions/${sessions[0]!.id}`;
    expect((await mine.call(path, { method: 'DELETE' })).status).toBe(404);
    expect(await signedIn(theirs)).toBe(true);
  });

  it('is asked for at every address but sign-in and its heading', async () => {
    const stranger = staffClient(world.app);
    for (const path of ['/account', '/accounts', '/audit', '/audit/export', '/session', '/nothing']) {
      expect([path, (await stranger.call(`/api/console${path}`)).status]).toEqual([path, 401]);
    }
    expect((await stranger.call('/api/console/session/welcome')).status).toBe(200);
  });
});

describe('a forged request', () => {
  it('without the token, or with that of another session, is refused and in the audit log', async () => {
    const client = await world.signIn('staff-xinghe');
    const other = await world.signIn('staff-heping');
    for (const token of ['', 'x', other.csrf]) {
      const forged = await client.call('/api/console/account/sessions', {
        method: 'DELETE',
        headers: { 'x-csrf-token': token },
      });
      expect([forged.status, await codeOf(forged)]).toEqual([403, 'csrf']);
    }
    expect(await refusals()).toEqual(
      Array(3).fill(
        expect.objectContaining({ actor: 'staff-xinghe', subject: '/api/console/account/sessions' }),
      ),
    );
  });

  it('from another site is refused before the session is looked at, and in the audit log', async () => {
    const client = await world.signIn('staff-xinghe');
    const from: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ];
    for (const headers of from) {
      const forged = await client.post('/api/console/account/password', {}, headers);
      expect(forged.status).toBe(403);
    }
    // Signing somebody in under the attacker's account is one too.
    const login = await client.post(
      SESSION,
      { name: 'x', password: 'y' },
      { origin: 'https://evil.example' },
    );
    expect(login.status).toBe(403);
    expect((await refusals()).map(({ actor }) => actor)).toEqual(Array(4).fill('stranger'));
  });

  it('as a form is not read', async () => {
    const client = await world.signIn('staff-xinghe');
    const form = await client.call('/api/console/account/password', {
      method: 'POST',
      body: 'old=a&fresh=b',
      headers: { 'content-type': 'text/plain' },
    });
    expect(form.status).toBe(415);
  });
});

describe('what is not theirs', () => {
  it.each(['adviser-xinghe', 'mediator-xinghe', 'staff-xinghe', 'staff-street-1'])(
    '%s manages no accounts and reads no audit log; each try is in it',
    async (name) => {
      const client = await world.signIn(name);
      const tries = [
        await client.call('/api/console/accounts'),
        await client.post('/api/console/accounts', { person: name }),
        await client.post('/api/console/accounts/admin/reset', {}),
        await client.call('/api/console/audit'),
        await client.call('/api/console/audit/export'),
      ];
      expect(tries.map(({ status }) => status)).toEqual(Array(5).fill(403));
      expect((await refusals()).filter(({ actor }) => actor === name)).toHaveLength(5);
      expect(await world.storage.staff.accountOf('admin' as PersonId)).toMatchObject({ mustChange: false });
    },
  );

  it('is refused across communities by the one line a route says, whoever asks by whatever id', async () => {
    const deps = {
      staff: world.staff,
      directory: () => world.directory,
      demo: false,
      secureCookies: false,
      trustedProxies: 1,
      clock: world.clock,
    };
    const app = new Hono<StaffEnv>();
    app.onError(answerErrors({ info() {}, warn() {}, error() {} }));
    app.use(requireStaff(deps as never));
    app.get('/matter/:area', (c) => {
      c.var.allow('matter.read', {
        area: c.req.param('area') as AreaId,
        holder: 'adviser-heping' as PersonId,
      });
      return c.text('story');
    });
    const reads = async (name: string) => {
      const { cookie } = await world.signIn(name);
      const areas = ['xinghe', 'xinghe-1', 'heping', 'sample-street', 'nowhere'];
      const answers = await Promise.all(
        areas.map(async (area) => (await app.request(`/matter/${area}`, { headers: { cookie } })).status),
      );
      return areas.filter((_, i) => answers[i] === 200);
    };
    expect(await reads('staff-xinghe')).toEqual(['xinghe', 'xinghe-1']);
    expect(await reads('staff-street-1')).toEqual(['xinghe', 'xinghe-1', 'heping', 'sample-street']);
    expect(await reads('adviser-xinghe')).toEqual([]);
    expect(await reads('mediator-street-1')).toEqual([]);
    expect(await reads('admin')).toEqual([]);
  });
});

describe('hostile input', () => {
  it('too large is refused unread, and in the audit log', async () => {
    const client = await world.signIn('staff-xinghe');
    const huge = 'x'.repeat(300_000);
    expect((await client.post('/api/console/account/password', { old: huge, fresh: huge })).status).toBe(413);
    expect((await staffClient(world.app).post(SESSION, { name: huge, password: huge })).status).toBe(413);
    expect((await refusals()).map(({ detail }) => detail)).toEqual(['POST 413', 'POST 413']);
  });

  it('in no shape, in no JSON, or in none of ours gives 400, never a fault', async () => {
    const client = await world.signIn('admin');
    const raw = (body: string) =>
      client.call(SESSION, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const bodies = ['', '{', 'null', '[]', '{"name":1}', '{"name":"a","password":{"$ne":""}}'];
    for (const body of bodies) expect([body, (await raw(body)).status]).toEqual([body, 400]);
    const queries = ['page=0', 'page=x', 'size=100000', 'from=2026-02-31', 'sort=at;drop', 'actor=%00'];
    for (const query of queries) {
      const { status } = await client.call(`/api/console/audit?${query}`);
      expect([query, status < 500]).toEqual([query, true]);
    }
    const sql = await client.get<Page<AuditItem>>(
      `/api/console/audit?subject=${encodeURIComponent("' or 1=1 --")}`,
    );
    expect(sql.total).toBe(0);
  });

  it('in a name reaches neither a spreadsheet as a formula nor a page as a script', async () => {
    const evil = '=HYPERLINK("http://evil","x")';
    await staffClient(world.app).post(SESSION, { name: evil, password: 'x' });
    await staffClient(world.app).post(SESSION, { name: '<img src=x onerror=alert(1)>', password: 'x' });
    const admin = await world.signIn('admin');
    const file = await admin.call('/api/console/audit/export');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(file.headers.get('content-type')).toMatch(/^text\/csv/);
    const text = await file.text();
    expect(text).toContain(`"'=hyperlink(""http://evil"",""x"")"`);
    expect(text).not.toMatch(/,"?=/);
    const list = await admin.call('/api/console/audit');
    expect(list.headers.get('content-type')).toMatch(/^application\/json/);
    expect(list.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('floods of a stranger do not fill the log', async () => {
    const stranger = staffClient(world.app);
    for (let i = 0; i < 100; i++) await stranger.post(SESSION, {}, { origin: 'https://evil.example' });
    expect((await refusals()).length).toBeLessThan(20);
  });
});

describe('every answer', () => {
  it('carries the content policy and is kept by no cache', async () => {
    const client = await world.signIn('admin');
    for (const path of [SESSION, '/api/console/audit', '/api/console/nothing']) {
      const { headers } = await client.call(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });
});
