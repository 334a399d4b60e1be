import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditItem } from '../../../src/contracts/console/audit.ts';
import type { Page } from '../../../src/contracts/console/paging.ts';
import { PASSWORD } from '../../support/accounts.ts';
import { staffClient } from '../../support/staff-client.ts';
import { type StaffWorld, staffWorld } from '../../support/staff-world.ts';
import { jsonOf } from '../../support/web-client.ts';

let world: StaffWorld;
beforeEach(async () => {
  world = await staffWorld();
});
afterEach(() => world.close());

const SESSION = '/api/console/session';
const guess = (name: string, address: string, password = 'guess') =>
  staffClient(world.app, { address }).post(SESSION, { name, password });
const auditOf = async (query: string): Promise<AuditItem[]> => {
  const admin = await world.signIn('admin');
  return (await admin.get<Page<AuditItem>>(`/api/console/audit?size=100&${query}`)).rows;
};

describe('guessing a password', () => {
  it('is slowed after five wrong ones, more and more, and is in the audit log', async () => {
    await world.signIn('staff-xinghe');
    for (let i = 0; i < 5; i++) expect((await guess('staff-xinghe', '10.6.6.6')).status).toBe(401);
    let total = 0;
    for (let i = 0; i < 12; i++) {
      const held = await guess('staff-xinghe', '10.6.6.6');
      expect(held.status).toBe(429);
      const seconds = Number(held.headers.get('retry-after'));
      total += seconds;
      world.clock.advance(seconds * 1000);
      expect((await guess('staff-xinghe', '10.6.6.6')).status).toBe(401);
    }
    // Seventeen guesses took more than half an hour.
    expect(total).toBeGreaterThan(30 * 60);
    const refused = await auditOf('action=session.refused');
    expect(refused).toHaveLength(17);
    expect(refused[0]).toMatchObject({ subject: 'staff-xinghe', address: '10.6.6.6', actor: 'stranger' });
    expect((await auditOf('action=request.refused')).length).toBeGreaterThan(0);
  });

  it('is refused while held even with the right password, so nothing is learned by trying on', async () => {
    await world.signIn('staff-xinghe');
    for (let i = 0; i < 5; i++) await guess('staff-xinghe', '10.6.6.6');
    expect((await guess('staff-xinghe', '10.6.6.6', PASSWORD)).status).toBe(429);
  });

  it('from elsewhere locks the owner out at no time', async () => {
    await world.signIn('staff-xinghe');
    for (let i = 0; i < 40; i++) await guess('staff-xinghe', '10.6.6.6');
    expect((await guess('staff-xinghe', '10.0.0.9', PASSWORD)).status).toBe(200);
  });

  it('over many names is slowed by the address', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 32; i++) answers.push((await guess(`name-${i}`, '10.6.6.6')).status);
    expect(answers.slice(0, 30)).toEqual(Array(30).fill(401));
    expect(answers.slice(30)).toEqual([429, 429]);
    expect((await guess('name-1', '10.6.6.7')).status).toBe(401);
  });

  it('at once counts as many', async () => {
    await world.signIn('staff-xinghe');
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess('staff-xinghe', '10.6.6.6')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  it('cannot be hidden behind a made-up X-Forwarded-For', async () => {
    await world.signIn('staff-xinghe');
    for (let i = 0; i < 5; i++) await guess('staff-xinghe', `1.2.3.${i}, 10.6.6.6`);
    expect((await guess('staff-xinghe', '9.9.9.9, 10.6.6.6')).status).toBe(429);
  });

  it('counts all addresses of one IPv6 network as one', async () => {
    for (let i = 0; i < 5; i++) await guess('staff-xinghe', `2001:db8:0:1::${i + 1}`);
    expect((await guess('staff-xinghe', '2001:DB8::1:ffff:0:0:1')).status).toBe(429);
    expect((await guess('staff-xinghe', '2001:db8:0:2::1')).status).toBe(401);
  });

  it('does not tell whether a name exists: same words, same hashing, for unknown, disabled and known', async () => {
    await world.signIn('staff-xinghe');
    await world.signIn('staff-heping');
    await world.staff.accounts.setDisabled('staff-heping' as never, true, { actor: 'system' });
    const said = await Promise.all(
      ['nobody', 'staff-xinghe', 'staff-heping'].map(async (name, i) =>
        jsonOf(await guess(name, `10.7.0.${i}`)),
      ),
    );
    expect(new Set(said.map((body) => JSON.stringify(body))).size).toBe(1);
    const right = await guess('staff-heping', '10.7.0.4', PASSWORD);
    expect(JSON.stringify(await jsonOf(right))).toBe(JSON.stringify(said[0]));
  });
});
