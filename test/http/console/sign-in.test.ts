import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Me } from '../../../src/contracts/console/session.ts';
import type { PersonId } from '../../../src/core/ids.ts';
import { staffClient } from '../../support/staff-client.ts';
import { type StaffWorld, staffWorld } from '../../support/staff-world.ts';
import { jsonOf } from '../../support/web-client.ts';

let world: StaffWorld;
beforeEach(async () => {
  world = await staffWorld();
});
afterEach(() => world.close());

const SESSION = '/api/console/session';

describe('the first sign-in', () => {
  it('is with the one-time password of the first administrator, and lets nothing be done before a new one is chosen', async () => {
    const first = (await world.staff.firstAdministrator())!;
    expect(await world.staff.firstAdministrator()).toBeUndefined();
    const client = staffClient(world.app);
    const me = await jsonOf<Me>(await client.post(SESSION, { name: ' ADMIN ', password: first.password }));
    expect(me).toMatchObject({ person: { id: 'admin', role: 'administrator' }, mustChangePassword: true });

    const early = await client.call('/api/console/audit');
    expect(early.status).toBe(403);
    expect((await jsonOf(early)).error.code).toBe('password-change');

    const before = client.cookie;
    const changed = await client.post('/api/console/account/password', {
      old: first.password,
      fresh: '三只猫 在树下 乘凉',
    });
    expect(changed.status).toBe(204);
    expect(client.cookie).not.toBe(before);
    expect((await client.call('/api/console/audit')).status).toBe(200);
    // The token from before is worth nothing.
    const old = staffClient(world.app);
    old.cookie = before;
    expect((await old.call(SESSION)).status).toBe(401);
    expect((await client.post(SESSION, { name: 'admin', password: first.password })).status).toBe(401);
  });

  it('is not possible any more when the one-time password has run out', async () => {
    const { password } = await world.staff.accounts.create('staff-xinghe' as PersonId, undefined, {
      actor: 'system',
    });
    world.clock.advance(73 * 3_600_000);
    const answer = await staffClient(world.app).post(SESSION, { name: 'staff-xinghe', password });
    expect(answer.status).toBe(401);
  });

  it('refuses a new password that is short, common, a run, or holds the name', async () => {
    const client = await world.signIn('staff-xinghe');
    for (const fresh of ['short', 'password1234', '12345678901', 'aaaaaaaaaaaa', 'my staff-xinghe!']) {
      const answer = await client.post('/api/console/account/password', {
        old: '老榆树 下 三只猫 乘凉',
        fresh,
      });
      expect([fresh, answer.status]).toEqual([fresh, 400]);
    }
  });
});
