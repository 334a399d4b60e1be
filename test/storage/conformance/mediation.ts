import { describe, expect, it } from 'vitest';
import type { MediationCommand } from '../../../src/contracts/mediation-command.ts';
import { localDate } from '../../../src/core/dates.ts';
import type { PersonId, ResidentId } from '../../../src/core/ids.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import { application, CLERK, MEDIATOR, resident, rules } from '../../mediation/cases.ts';
import { sampleDirectory } from '../../support/sample-directory.ts';
import { result } from '../builders.ts';
import type { MakeWorld, World } from '../world.ts';

const KEY = '2026-1';
const clerk = { kind: 'person', person: CLERK } as const;
const mediator = { kind: 'person', person: MEDIATOR } as const;

/** A world whose cases are decided by the sample directory. */
async function mediationWorld(makeWorld: MakeWorld) {
  const world = await makeWorld();
  const directory = await sampleDirectory();
  const options = { ...world.options, caseRules: () => rules(directory) };
  const storage = await world.open(options);
  return { ...world, storage, options };
}

const found = (storage: Storage, world: World, name = '王五') =>
  storage.mediation.carryOut(
    {
      type: 'apply',
      application: application({
        source: 'found',
        area: 'xinghe',
        applicants: [{ kind: 'person', name, contact: '13800000000' }],
      }),
    },
    clerk,
    world.clock.now(),
  );

/** Somebody who wrote before; gives their chat. */
async function chat(world: World, address: string): Promise<ResidentId> {
  const { resident: id } = await world.say({ address });
  await world.finish(await world.take(), result({ consultation: { use: 'none' } }));
  return id;
}

/** The token of an invitation, as its giver is told it. */
async function invited(world: World, storage: Storage, party: number): Promise<string> {
  const done = await storage.mediation.carryOut(
    { type: 'invite', case: KEY, party },
    mediator,
    world.clock.now(),
  );
  return /\?m=([\w-]+)/.exec(JSON.stringify(done.replies))![1]!;
}

export function mediationTests(makeWorld: MakeWorld): void {
  describe('mediation cases', () => {
    it('are invited to the bot’s chat also by an instance that does not reach Telegram itself', async () => {
      const world = await mediationWorld(makeWorld);
      await world.storage.mediation.keepBotName('our_bot');
      await found(world.storage, world);
      await world.storage.mediation.carryOut({ type: 'accept', case: KEY }, mediator, world.clock.now());
      const directory = await sampleDirectory();
      const caseRules = () => ({ ...rules(directory), bot: undefined, publicUrl: undefined });
      const other = await world.open({ ...world.options, caseRules });
      const command = { type: 'invite', case: KEY, party: 2 } as const;
      const { replies } = await other.mediation.carryOut(command, mediator, world.clock.now());
      expect(JSON.stringify(replies)).toMatch(/t\.me\/our_bot\?start=m_/);
    });

    it('are numbered without gap or double, also in several instances at once and with refusals between', async () => {
      const world = await mediationWorld(makeWorld);
      const other = await world.open(world.options);
      const refusal = (storage: Storage) =>
        storage.mediation.carryOut(
          { type: 'apply', application: application({ area: 'xinghe', barrier: 'court' }) },
          clerk,
          world.clock.now(),
        );
      const done = await Promise.all(
        Array.from({ length: 12 }, async (_, i) => {
          const storage = i % 2 === 0 ? world.storage : other;
          if (i % 3 === 0) expect((await refusal(storage)).done).toBe(false);
          return found(storage, world);
        }),
      );
      const serials = done.map(({ file }) => file!.serial).toSorted((a, b) => a - b);
      expect(serials).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
      expect(done.map(({ file }) => file!.number)).toContain('〔2026〕莲调字第12号');
    });

    it('keep what was decided, and are read back the same', async () => {
      const world = await mediationWorld(makeWorld);
      const { file } = await found(world.storage, world);
      expect(await world.storage.mediation.file(KEY)).toEqual(file);
      const listed = await world.storage.mediation.list({ limit: 10, offset: 0, search: '莲调字' });
      expect(listed).toMatchObject({ total: 1, cases: [{ number: '〔2026〕莲调字第1号' }] });
      expect(await world.storage.mediation.list({ areas: [], limit: 10, offset: 0 })).toMatchObject({
        total: 0,
      });
      expect((await world.storage.mediation.history(file!))[0]).toMatchObject({ event: 'apply', by: CLERK });
    });

    it('take one of two who accept at once', async () => {
      const world = await mediationWorld(makeWorld);
      const other = await world.open(world.options);
      await found(world.storage, world);
      const accept: MediationCommand = { type: 'accept', case: KEY };
      const both = await Promise.all(
        [world.storage, other].map((s) => s.mediation.carryOut(accept, mediator, world.clock.now())),
      );
      expect(both.filter(({ done }) => done)).toHaveLength(1);
    });

    it('keep what both sides signed on paper, each in a command of its own', async () => {
      const world = await mediationWorld(makeWorld);
      const { storage } = world;
      await found(storage, world);
      const give = async (command: MediationCommand) => {
        const done = await storage.mediation.carryOut(command, mediator, world.clock.now());
        expect(done.done).toBe(true);
        return (await storage.mediation.file(KEY))!;
      };
      const on = localDate(world.clock.now());
      const signed = (party: number, what: 'consent' | 'agreement') =>
        give({ type: 'signed-on-paper', case: KEY, party, what, on });
      await give({ type: 'accept', case: KEY });
      expect((await signed(1, 'consent')).state).toBe('inviting');
      expect((await signed(2, 'consent')).state).toBe('mediating');
      const terms = [{ who: 2, what: '把水管修好' }];
      await give({ type: 'propose', case: KEY, form: 'written', terms });
      expect((await signed(2, 'agreement')).agreement?.confirmedBy).toHaveLength(1);
      expect(await signed(1, 'agreement')).toMatchObject({
        state: 'agreed',
        agreement: { confirmedBy: [{}, {}], effectiveAt: expect.any(Date) },
      });
    });

    it('let a link be used once, not by the other side, not after it was replaced, and not guessed on and on', async () => {
      const world = await mediationWorld(makeWorld);
      const { storage } = world;
      await found(storage, world);
      const now = world.clock.now();
      await storage.mediation.carryOut({ type: 'accept', case: KEY }, mediator, now);
      const [first, second, third] = [
        await chat(world, 'one'),
        await chat(world, 'two'),
        await chat(world, 'three'),
      ];
      const join = (token: string, who: ResidentId) =>
        storage.mediation.carryOut({ type: 'join', token }, resident(who), now);
      const stale = await invited(world, storage, 1);
      const token = await invited(world, storage, 1);
      expect((await join(stale, first)).done).toBe(false);
      const at = await Promise.all([join(token, first), join(token, second)]);
      expect(at.filter(({ done }) => done)).toHaveLength(1);
      const mine = at[0]!.done ? first : second;
      const theirs = await invited(world, storage, 2);
      expect(JSON.stringify(await join(theirs, mine))).toContain('给另一位当事人的');
      for (let i = 0; i < 5; i++) expect((await join(`guess-${i}-xxxxxxxx`, third)).done).toBe(false);
      expect(JSON.stringify(await join(theirs, third))).toContain('次数太多');
      expect((await storage.mediation.file(KEY))!.parties[1]!.resident).toBeUndefined();
    });

    it('confirm an agreement once a side, with its own code, and fire each timer once in two instances', async () => {
      const world = await mediationWorld(makeWorld);
      const { storage } = world;
      const other = await world.open(world.options);
      const now = world.clock.now();
      await found(storage, world);
      const by = (who: ResidentId | PersonId, command: MediationCommand, at = now) =>
        storage.mediation.carryOut(command, who === MEDIATOR ? mediator : resident(who), at);
      await by(MEDIATOR, { type: 'accept', case: KEY });
      const sides = [await chat(world, 'one'), await chat(world, 'two')];
      for (const [i, side] of sides.entries()) {
        const token = await invited(world, storage, i + 1);
        expect((await by(side, { type: 'join', token })).done).toBe(true);
        expect((await by(side, { type: 'consent', case: KEY })).done).toBe(true);
      }
      await by(MEDIATOR, {
        type: 'propose',
        case: KEY,
        form: 'written',
        terms: [{ who: 2, what: '赔偿', amount: 450_000, due: '2026-03-20' }],
      });
      const codes: string[] = [];
      for (const side of sides) {
        const shown = await by(side, { type: 'ask-code', case: KEY });
        codes.push(/确认码是 (\d{6})/.exec(JSON.stringify(shown.replies))![1]!);
      }
      // The other's code is not mine.
      await by(sides[0]!, { type: 'confirm', case: KEY, code: codes[1]! });
      expect((await storage.mediation.file(KEY))!.agreement!.confirmedBy).toHaveLength(0);
      const twice = await Promise.all(
        [storage, other].map((s) =>
          s.mediation.carryOut({ type: 'confirm', case: KEY, code: codes[0]! }, resident(sides[0]!), now),
        ),
      );
      expect(twice.filter(({ done }) => done)).toHaveLength(1);
      await by(sides[1]!, { type: 'confirm', case: KEY, code: codes[1]! });
      const agreed = (await storage.mediation.file(KEY))!;
      expect(agreed).toMatchObject({ state: 'agreed', agreement: { effectiveAt: now } });
      expect(agreed.agreement!.confirmedBy).toHaveLength(2);

      const later = new Date(now.getTime() + 60 * 86_400_000);
      const fired = await Promise.all([storage, other].map((s) => s.mediation.fireTimers(later)));
      // Two for the court, two for the term, one visit.
      expect(fired[0]! + fired[1]!).toBe(5);
      expect(await storage.mediation.fireTimers(later)).toBe(0);
    });

    it('forget a side that erases its data, and keep the count', async () => {
      const world = await mediationWorld(makeWorld);
      const { storage } = world;
      const now = world.clock.now();
      await found(storage, world);
      await storage.mediation.carryOut({ type: 'accept', case: KEY }, mediator, now);
      const side = await chat(world, 'one');
      const token = await invited(world, storage, 1);
      await storage.mediation.carryOut({ type: 'join', token }, resident(side), now);
      await storage.mediation.carryOut(
        { type: 'speak', case: KEY, audience: 'private', text: '我的底线', files: [] },
        resident(side),
        now,
      );
      expect((await storage.mediation.messages((await storage.mediation.file(KEY))!))[0]!.text).toBe(
        '我的底线',
      );
      await world.say({ address: 'one' });
      const work = await storage.log.claimTurn('worker-1', 30_000, world.clock.now());
      await storage.log.finishTurn(
        work!.turn.id,
        'worker-1',
        result({ consultation: { use: 'none' }, erase: true }),
        world.clock.now(),
      );
      const file = (await storage.mediation.file(KEY))!;
      expect(file.parties[0]).toMatchObject({ name: '', contact: undefined });
      expect(file).toMatchObject({ state: 'withdrawn', facts: '', number: '〔2026〕莲调字第1号' });
      expect(file.parties[1]!.name).toBe('李四');
      expect((await storage.mediation.messages(file))[0]!.text).toBe('');
    });

    it('pass two sides who write at the same moment on without waiting for each other in vain', async () => {
      const world = await mediationWorld(makeWorld);
      const { storage } = world;
      const now = world.clock.now();
      await found(storage, world);
      await storage.mediation.carryOut({ type: 'accept', case: KEY }, mediator, now);
      const sides = [await chat(world, 'one'), await chat(world, 'two')];
      for (const [i, side] of sides.entries()) {
        const token = await invited(world, storage, i + 1);
        await storage.mediation.carryOut({ type: 'join', token }, resident(side), now);
        await storage.mediation.carryOut({ type: 'consent', case: KEY }, resident(side), now);
      }
      await storage.mediation.carryOut({ type: 'open', case: KEY }, mediator, now);
      const said = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          storage.mediation.carryOut(
            { type: 'speak', case: KEY, audience: 'all', text: `第${i}句`, files: [] },
            resident(sides[i % 2]!),
            now,
          ),
        ),
      );
      expect(said.every(({ done }) => done)).toBe(true);
      expect(await storage.mediation.messages((await storage.mediation.file(KEY))!)).toHaveLength(20);
    });
  });
}
