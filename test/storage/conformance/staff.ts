import { describe, expect, it } from 'vitest';
import type { AuditAction } from '../../../src/contracts/console/audit.ts';
import type { PersonId } from '../../../src/core/ids.ts';
import type { AccountId } from '../../../src/staff/ports.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { MakeWorld, World } from '../world.ts';

const id = (name: string) => name as PersonId;
const MINUTE = 60_000;

async function account({ storage, clock, at }: World, name: string): Promise<AccountId> {
  const made = await storage.staff.createAccount(
    { person: id(name), name, passwordHash: `hash of ${name}`, passwordExpiresAt: at(MINUTE) },
    clock.now(),
  );
  return made!;
}

const session = (world: World, of: AccountId, token: string, storage: Storage = world.storage) =>
  storage.staff.startSession(
    {
      account: of,
      role: 'adviser',
      createdAt: world.clock.now(),
      seenAt: world.clock.now(),
      endsAt: world.at(60 * MINUTE),
      address: '10.0.0.1',
      agent: 'test',
    },
    token,
  );

export function staffTests(makeWorld: MakeWorld): void {
  describe('accounts', () => {
    it('are one a person and one a name, also when made at once', async () => {
      const world = await makeWorld();
      const other = await world.open();
      const made = await Promise.all(
        [world.storage, other, world.storage, other].map((storage) => account({ ...world, storage }, 'zhou')),
      );
      expect(made.filter(Boolean)).toHaveLength(1);
      const sameName = { person: id('li'), name: 'zhou', passwordHash: '', passwordExpiresAt: world.at(0) };
      expect(await world.storage.staff.createAccount(sameName, world.clock.now())).toBeUndefined();
      expect(await world.storage.staff.accountByName('zhou')).toMatchObject({
        person: 'zhou',
        mustChange: true,
        disabled: false,
        totp: undefined,
        passwordExpiresAt: world.at(MINUTE),
      });
      expect(await world.storage.staff.accountByName('li')).toBeUndefined();
    });

    it('keep password and state as they were last set', async () => {
      const world = await makeWorld();
      const { staff } = world.storage;
      const zhou = await account(world, 'zhou');
      await staff.setPassword(zhou, {
        passwordHash: 'new',
        mustChange: false,
        passwordExpiresAt: undefined,
      });
      await staff.setDisabled(zhou, true);
      expect(await staff.account(zhou)).toMatchObject({
        passwordHash: 'new',
        mustChange: false,
        passwordExpiresAt: undefined,
        disabled: true,
      });
    });
  });

  describe('two-step sign-in', () => {
    it('takes each time step once, and none before it', async () => {
      const world = await makeWorld();
      const { staff } = world.storage;
      const zhou = await account(world, 'zhou');
      await staff.setTotpPending(zhou, 'SECRET');
      expect(await staff.account(zhou)).toMatchObject({ totp: undefined, totpPending: 'SECRET' });
      await staff.setTotp(zhou, { secret: 'SECRET', recoveryCodes: ['AAAAA-BBBBB', 'CCCCC-DDDDD'] });
      expect(await staff.account(zhou)).toMatchObject({ totp: 'SECRET', totpPending: undefined });
      const spent = await Promise.all([1, 2, 3].map(() => staff.spendTotpStep(zhou, 100)));
      expect(spent.filter(Boolean)).toHaveLength(1);
      expect(await staff.spendTotpStep(zhou, 99)).toBe(false);
      expect(await staff.spendTotpStep(zhou, 101)).toBe(true);
    });

    it('takes each recovery code once, and voids them when switched off', async () => {
      const world = await makeWorld();
      const { staff } = world.storage;
      const zhou = await account(world, 'zhou');
      const li = await account(world, 'li');
      const recoveryCodes = ['AAAAA-BBBBB', 'CCCCC-DDDDD'];
      await staff.setTotp(zhou, { secret: 'SECRET', recoveryCodes });
      expect(await staff.spendRecoveryCode(li, 'AAAAA-BBBBB')).toBe(false);
      const spent = await Promise.all([1, 2, 3].map(() => staff.spendRecoveryCode(zhou, 'AAAAA-BBBBB')));
      expect(spent.filter(Boolean)).toHaveLength(1);
      expect(await staff.recoveryCodesLeft(zhou)).toBe(1);
      await staff.setTotp(zhou, undefined);
      expect(await staff.recoveryCodesLeft(zhou)).toBe(0);
      expect(await staff.spendRecoveryCode(zhou, 'CCCCC-DDDDD')).toBe(false);
    });
  });

  describe('sessions of staff', () => {
    it('are found by their newest token alone, and end one by one or all but one', async () => {
      const world = await makeWorld();
      const { staff } = world.storage;
      const zhou = await account(world, 'zhou');
      const li = await account(world, 'li');
      const first = await session(world, zhou, 'token-1');
      await session(world, zhou, 'token-2');
      const other = await session(world, li, 'token-3');
      await staff.rotateSession(first, 'token-4');
      expect(await staff.session('token-1')).toBeUndefined();
      expect((await staff.session('token-4'))?.account.person).toBe('zhou');
      expect(await staff.endSession(zhou, other)).toBe(false);
      expect(await staff.endSessions(zhou, first)).toBe(1);
      expect(await staff.session('token-2')).toBeUndefined();
      expect(await staff.sessionsOf(zhou)).toHaveLength(1);
      expect(await staff.endSession(zhou, first)).toBe(true);
      expect(await staff.session('token-4')).toBeUndefined();
      expect(await staff.session('token-3')).toBeDefined();
    });

    it('that ran out are forgotten at the next sign-in', async () => {
      const world = await makeWorld();
      const zhou = await account(world, 'zhou');
      await session(world, zhou, 'token-1');
      world.clock.advance(61 * MINUTE);
      await session(world, zhou, 'token-2');
      expect(await world.storage.staff.session('token-1')).toBeUndefined();
    });
  });

  describe('attempts to sign in', () => {
    const counters = [{ key: 'zhou@10.0.0.1', free: 3 }];

    it('cost nothing at first, then each one twice the wait of the one before', async () => {
      const world = await makeWorld();
      const { staff } = world.storage;
      const now = () => world.clock.now();
      for (let i = 0; i < 3; i++) expect(await staff.attempt(counters, now())).toBe(0);
      const waits: number[] = [];
      for (let i = 0; i < 4; i++) {
        const wait = await staff.attempt(counters, now());
        waits.push(wait);
        world.clock.advance(wait);
        expect(await staff.attempt(counters, now())).toBe(0);
      }
      expect(waits).toEqual([1000, 2000, 4000, 8000]);
      // Another account from the same place is not held up.
      expect(await staff.attempt([{ key: 'li@10.0.0.1', free: 3 }], now())).toBe(0);
    });

    it('are counted also when many come at once, on two instances', async () => {
      const world = await makeWorld();
      const stores = [world.storage, await world.open()];
      const waits = await Promise.all(
        Array.from({ length: 20 }, (_, i) => stores[i % 2]!.staff.attempt(counters, world.clock.now())),
      );
      expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
    });

    it('are taken back, cleared, and forgotten after a day', async () => {
      const world = await makeWorld();
      const { staff } = world.storage;
      const { key } = counters[0]!;
      const now = () => world.clock.now();
      for (let i = 0; i < 10; i++) {
        expect(await staff.attempt(counters, now())).toBe(0);
        await staff.forgive([key], []);
      }
      for (let i = 0; i < 3; i++) await staff.attempt(counters, now());
      expect(await staff.attempt(counters, now())).toBeGreaterThan(0);
      await staff.forgive([], [key]);
      expect(await staff.attempt(counters, now())).toBe(0);
      for (let i = 0; i < 2; i++) await staff.attempt(counters, now());
      expect(await staff.attempt(counters, now())).toBeGreaterThan(0);
      world.clock.advance(25 * 60 * MINUTE);
      for (let i = 0; i < 3; i++) expect(await staff.attempt(counters, now())).toBe(0);
    });
  });

  describe('the audit log', () => {
    const write = async (world: World, actor: string, action: string, subject: string, detail?: string) => {
      await world.storage.staff.audit(
        // Names of another version are found as well.
        { actor, action: action as AuditAction, subject, detail, address: '10.0.0.1' },
        world.at(0),
      );
      world.clock.advance(MINUTE);
    };
    const search = async (world: World, query: object) => {
      const found = await world.storage.staff.searchAudit({ limit: 10, offset: 0, ...query });
      return found.rows.map(({ subject }) => subject).join('');
    };

    it('is searched by who, what (or its beginning), whose, where and when', async () => {
      const world = await makeWorld();
      const start = world.clock.now();
      await write(world, 'zhou', 'account.created', 'a');
      await write(world, 'zhou', 'account.reset', 'b', '说明\0');
      await write(world, 'li', 'accounts_other', 'c');
      await write(world, 'li', 'matter.read', 'd');
      expect(await search(world, {})).toBe('dcba');
      expect(await search(world, { oldestFirst: true })).toBe('abcd');
      expect(await search(world, { actor: 'li' })).toBe('dc');
      expect(await search(world, { action: 'account' })).toBe('ba');
      expect(await search(world, { action: 'account.reset' })).toBe('b');
      expect(await search(world, { action: 'accounts%' })).toBe('');
      expect(await search(world, { subject: 'd', actor: 'zhou' })).toBe('');
      expect(await search(world, { address: '10.0.0.2' })).toBe('');
      const at = (minutes: number) => new Date(start.getTime() + minutes * MINUTE);
      expect(await search(world, { from: at(1), until: at(3) })).toBe('cb');
    });

    it('comes in pages, with the number of all', async () => {
      const world = await makeWorld();
      for (const subject of 'abcde') await write(world, 'zhou', 'matter.read', subject);
      expect(await search(world, { limit: 2, offset: 2 })).toBe('cb');
      const page = await world.storage.staff.searchAudit({ limit: 1, offset: 9 });
      expect(page).toEqual({ rows: [], total: 5 });
    });
  });
}
