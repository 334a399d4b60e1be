import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeTurn } from '../../src/consultation/flow.ts';
import type { FlowDeps } from '../../src/consultation/flow-deps.ts';
import type { ConsultationLog } from '../../src/consultation/records.ts';
import { createTurnWorker } from '../../src/consultation/turn-worker.ts';
import { systemClock } from '../../src/core/clock.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { incoming } from '../storage/builders.ts';

let dataDir: string;
let storage: Storage;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'falin-worker-'));
  storage = await openStorage({ dataDir, clock: systemClock });
});
afterEach(async () => {
  await storage.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const callBack = () => ({
  who: '李律师',
  role: '法律顾问',
  phone: undefined,
  onDutyNow: true,
  when: '今天 12:00 前',
  due: '2026-03-02T04:00:00.000Z',
});
const worker = (log: ConsultationLog, given: Partial<FlowDeps> = {}) => {
  const flow = { callBack, clock: systemClock, logger: silentLogger, ...given } as FlowDeps;
  return createTurnWorker({
    log,
    take: (job) => takeTurn(flow, job),
    flow,
    events: { working: () => {}, delta: () => {}, settled: () => {} },
    clock: systemClock,
    logger: silentLogger,
    name: 'here/1/a',
    concurrency: 2,
  });
};
const help = { type: 'command', name: 'help', argument: '' } as const;

test('a turn taken while the worker stops is finished before stop resolves', async () => {
  const { turn } = await storage.log.receive(incoming({ content: help }));
  const taking = Promise.withResolvers<void>();
  const slow = Promise.withResolvers<void>();
  const running = worker({
    ...storage.log,
    async claimTurn(...given) {
      const work = await storage.log.claimTurn(...given);
      taking.resolve();
      await slow.promise;
      return work;
    },
  });
  running.start();
  await taking.promise;
  const stopped = running.stop();
  slow.resolve();
  await stopped;
  expect((await storage.log.turn(turn))?.turn.state).toBe('done');
});

test('a turn that came back again and again is not tried once more: the resident is told and a person called', async () => {
  const { turn } = await storage.log.receive(incoming({ text: '楼上漏水怎么办' }));
  for (let attempt = 0; attempt < 5; attempt++) {
    // Workers that died with it: their leases ended at once.
    const work = await storage.log.claimTurn(`gone/${attempt}/a`, 1, systemClock.now());
    expect(work?.turn.id).toBe(turn);
    await storage.log.releaseTurn(turn, `gone/${attempt}/a`, new Date(0));
  }
  const safety = vi.fn(() => {
    throw new Error('took the process with it');
  });
  const running = worker(storage.log, { safety });
  await running.idle();
  const found = await storage.log.turn(turn);
  expect(safety).not.toHaveBeenCalled();
  expect(found?.turn.state).toBe('failed');
  expect(found?.replies.map(({ reply }) => JSON.stringify(reply)).join()).toContain('李律师');
  expect(await storage.log.queue()).toHaveLength(1);
  await running.stop();
});
