import { generateSync } from 'otplib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OwnAccount, RecoveryCodes, TotpSetUp } from '../../../src/contracts/console/account.ts';
import { PASSWORD } from '../../support/accounts.ts';
import { staffClient } from '../../support/staff-client.ts';
import { type StaffWorld, staffWorld } from '../../support/staff-world.ts';
import { jsonOf } from '../../support/web-client.ts';

let world: StaffWorld;
beforeEach(async () => {
  world = await staffWorld();
});
afterEach(() => world.close());

const code = (secret: string) =>
  generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) });
const ACCOUNT = '/api/console/account';

async function turnOn() {
  const client = await world.signIn('staff-xinghe');
  const setUp = await jsonOf<TotpSetUp>(await client.post(`${ACCOUNT}/totp`, {}));
  const before = client.cookie;
  const confirmed = await client.post(`${ACCOUNT}/totp/confirm`, { code: code(setUp.secret) });
  const { recoveryCodes } = await jsonOf<RecoveryCodes>(confirmed);
  return { client, before, ...setUp, recoveryCodes };
}
/** Says why not; undefined: signed in. */
async function signIn(given?: string): Promise<string | undefined> {
  const body = { name: 'staff-xinghe', password: PASSWORD, ...(given ? { code: given } : {}) };
  const answer = await staffClient(world.app).post('/api/console/session', body);
  return answer.status === 200 ? undefined : (await jsonOf(answer)).error.code;
}

describe('two-step sign-in', () => {
  it('is on only after a code of the app was typed in, and renews the session', async () => {
    const client = await world.signIn('staff-xinghe');
    const { secret, svg, uri } = await jsonOf<TotpSetUp>(await client.post(`${ACCOUNT}/totp`, {}));
    expect(svg).toMatch(/^<svg /);
    expect(uri).toContain(`secret=${secret}`);
    expect((await client.post(`${ACCOUNT}/totp/confirm`, { code: '000000' })).status).toBe(400);
    expect(await signIn()).toBeUndefined();
    const { before, client: after } = await turnOn();
    expect(after.cookie).not.toBe(before);
    expect(await signIn()).toBe('code-needed');
  });

  it('takes a code once: one seen over a shoulder is worth nothing', async () => {
    const { secret } = await turnOn();
    expect(await signIn(code(secret))).toBe('wrong-code');
    world.clock.advance(30_000);
    expect(await signIn(code(secret))).toBeUndefined();
    expect(await signIn(code(secret))).toBe('wrong-code');
  });

  it('takes each recovery code once', async () => {
    const { recoveryCodes, client } = await turnOn();
    expect(recoveryCodes).toHaveLength(10);
    expect(await signIn(recoveryCodes[0]!.toLowerCase())).toBeUndefined();
    expect(await signIn(recoveryCodes[0])).toBe('wrong-code');
    expect((await client.get<OwnAccount>(ACCOUNT)).recoveryCodesLeft).toBe(9);
  });

  it('slows guessing at codes too, also with the right password asked in between', async () => {
    await turnOn();
    for (let i = 0; i < 5; i++) {
      expect(await signIn('000001')).toBe('wrong-code');
      if (i < 4) expect(await signIn()).toBe('code-needed');
    }
    expect(await signIn('000001')).toBe('wait');
  });

  it('ends only with password and code, or when an administrator resets the account', async () => {
    const { client, recoveryCodes, secret } = await turnOn();
    const end = (password: string, given: string) =>
      client.post(`${ACCOUNT}/totp/end`, { password, code: given });
    expect((await end('wrong', recoveryCodes[0]!)).status).toBe(400);
    expect((await end(PASSWORD, '000000')).status).toBe(400);
    expect((await end(PASSWORD, recoveryCodes[1]!)).status).toBe(204);
    expect(await signIn()).toBeUndefined();
    expect((await client.get<OwnAccount>(ACCOUNT)).twoStep).toBe(false);
    expect(secret).not.toBe('');
  });
});
