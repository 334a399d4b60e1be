import { expect, test } from 'vitest';
import { fastClock, fixedClock, machineTime } from '../../src/core/clock.ts';

test('a fast clock shows so many seconds for each of the machine’s', () => {
  const from = new Date('2026-11-23T01:00:00Z');
  const clock = fastClock({ from, since: Date.now() - 2_000, speed: 60 });
  const passed = clock.now().getTime() - from.getTime();
  expect(passed).toBeGreaterThanOrEqual(120_000);
  expect(passed).toBeLessThan(180_000);
});

test('a lease of the machine’s time is as much longer on a fast clock', () => {
  expect(machineTime(fastClock({ from: new Date(0), since: 0, speed: 60 }), 1_000)).toBe(60_000);
  expect(machineTime(fixedClock('2026-11-23T01:00:00Z'), 1_000)).toBe(1_000);
});
