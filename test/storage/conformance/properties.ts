import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsultationChanges, TurnResult } from '../../../src/consultation/records.ts';
import { incoming, result } from '../builders.ts';
import { Model } from '../model.ts';
import { LEASE, type MakeWorld, type World } from '../world.ts';

const EVENTS = ['call-person', 'withdraw-call', 'mediate', 'close', 'reopen', undefined] as const;
const worker = fc.constantFrom('w1', 'w2');
const changes: fc.Arbitrary<ConsultationChanges> = fc
  .constantFrom(...EVENTS)
  .map((event) => (event ? { event } : {}));
const consultation: fc.Arbitrary<TurnResult['consultation']> = fc.oneof(
  fc.constant({ use: 'none' as const }),
  changes.map((change) => ({ use: 'current' as const, changes: change })),
  fc.tuple(changes, fc.boolean()).map(([change, closing]) => ({
    use: 'new' as const,
    changes: change,
    ...(closing ? { closing: 'referred' as const } : {}),
  })),
);
const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('receive' as const), address: fc.nat(2), update: fc.nat(30) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), worker }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('finish' as const),
      worker,
      which: fc.nat(3),
      consultation,
      replies: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('release' as const),
      worker,
      which: fc.nat(3),
      wait: fc.nat(LEASE),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('renew' as const), worker, which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(2 * LEASE) }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

export function propertyTests(makeWorld: MakeWorld): void {
  describe('any sequence of operations', () => {
    it('agrees with a small model', async () => {
      const property = fc.asyncProperty(
        fc.array(operation, { minLength: 10, maxLength: 60 }),
        async (operations) => {
          const world = await makeWorld();
          const model = new Model();
          for (const op of operations) await step(world, model, op);
          await agree(world, model);
          await world.storage.close();
        },
      );
      await fc.assert(property, { numRuns: 15, endOnFailure: false });
    }, 120_000);
  });
}

async function step(world: World, model: Model, op: Operation): Promise<void> {
  const { log, clock } = world;
  const now = clock.now();
  if (op.do === 'wait') {
    clock.advance(op.ms);
    return;
  }
  if (op.do === 'receive') {
    const address = `a${op.address}`;
    const key = `${address}/${op.update}`;
    const receipt = await log.receive(incoming({ address, updateId: `${op.update}`, at: now }));
    expect(receipt.accepted).toBe(!model.claimed.has(key));
    if (receipt.accepted) model.receive(key, address, receipt.turn, now.getTime());
    return;
  }
  if (op.do === 'claim') {
    const takeable = model.takeable(now.getTime());
    const work = await log.claimTurn(op.worker, LEASE, now);
    const turn = takeable.find((one) => one.id === work?.turn.id);
    expect(turn === undefined).toBe(takeable.length === 0);
    if (!turn) return;
    model.take(turn, op.worker, now.getTime() + LEASE);
    expect(work!.turn.attempts).toBe(turn.attempts);
    return;
  }
  const known = model.turns.filter((turn) => turn.state === 'working');
  const turn = known[op.which % Math.max(known.length, 1)];
  if (!turn) return;
  const id = turn.id as Parameters<typeof log.renewTurn>[0];
  const holds = model.holds(turn, op.worker, now.getTime());
  if (op.do === 'renew') {
    expect(await log.renewTurn(id, op.worker, LEASE, now)).toBe(holds);
    if (holds) turn.due = now.getTime() + LEASE;
  } else if (op.do === 'release') {
    await log.releaseTurn(id, op.worker, world.at(op.wait));
    if (turn.owner !== op.worker) return;
    Object.assign(turn, {
      state: 'pending',
      owner: undefined,
      due: now.getTime() + op.wait,
      attempts: turn.attempts + 1,
    });
  } else {
    const texts = Array.from({ length: op.replies }, (_, n) => `答 ${n}`);
    const stored = await log.finishTurn(id, op.worker, result({ consultation: op.consultation, texts }), now);
    expect(stored === false).toBe(!holds);
    if (holds) model.finish(turn, op.consultation, op.replies);
  }
}

async function agree({ log }: World, model: Model): Promise<void> {
  const numbers: string[] = [];
  for (const address of new Set(model.turns.map((turn) => turn.address))) {
    const resident = (await log.residentByAddress('telegram', address))!;
    const consultations = (await log.consultationsOf(resident.id)).sort((a, b) =>
      a.number < b.number ? -1 : 1,
    );
    expect(consultations.map((one) => one.state)).toEqual(model.consultations.get(address) ?? []);
    numbers.push(...consultations.map((one) => one.number));
    const messages = await log.messagesAfter(resident.id, 0, 1000);
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, n) => n + 1));
    expect(messages.filter((message) => message.direction === 'out')).toHaveLength(
      model.replies.get(address) ?? 0,
    );
  }
  expect(numbers.sort()).toEqual(
    Array.from({ length: model.opened }, (_, n) => `2026-${String(n + 1).padStart(6, '0')}`),
  );
  const stats = await log.stats();
  expect(stats.turnsPending).toBe(model.turns.filter((turn) => turn.state !== 'done').length);
  expect(stats.consultations).toBe(model.opened);
}
