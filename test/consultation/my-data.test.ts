import { expect, test } from 'vitest';
import type { FlowDeps } from '../../src/consultation/flow-deps.ts';
import type { Consultation, StoredMessage } from '../../src/consultation/records.ts';
import { loneTurn } from '../../src/consultation/turns/lone-turn.ts';
import { exportMine, myConsultations } from '../../src/consultation/turns/my-data.ts';
import type { Reply } from '../../src/contracts/reply.ts';
import { fixedClock } from '../../src/core/clock.ts';

const clock = fixedClock('2026-03-02T02:00:00Z');
const job = loneTurn('', clock.now());
const deps = (log: object) => ({ log, clock }) as unknown as FlowDeps;

test('of many consultations the newest are listed, the newest first', async () => {
  const consultations = Array.from({ length: 30 }, (_, i) => ({
    number: `2026-${String(30 - i).padStart(6, '0')}`,
    openedAt: clock.now(),
    state: 'closed',
  })) as Consultation[];
  const result = await myConsultations(
    deps({ consultationsOf: async () => consultations, appointmentsOf: async () => [] }),
    job,
  );
  const body = result.replies(undefined)[0]!.body;
  const numbers = body.type === 'consultations' ? body.items.map((item) => item.number) : [];
  expect(numbers).toHaveLength(20);
  expect(numbers[0]).toBe('2026-000030');
  expect(numbers.at(-1)).toBe('2026-000011');
});

test('an export names earlier exports and does not repeat them', async () => {
  const messages: StoredMessage[] = [];
  const log = {
    consultationsOf: async () => [],
    messagesAfter: async (_resident: string, after: number) => messages.filter(({ seq }) => seq > after),
  };
  const sizes: number[] = [];
  for (let seq = 1; seq <= 8; seq++) {
    const reply = (await exportMine(deps(log), job)).replies(undefined)[0] as Reply;
    sizes.push(reply.body.type === 'file' ? reply.body.content.length : 0);
    messages.push({ ...job.work.message, seq, direction: 'out', author: 'bot', content: undefined, reply });
  }
  const growth = sizes.slice(1).map((size, i) => size - sizes[i]!);
  expect(Math.max(...growth)).toBeLessThan(600);
});
