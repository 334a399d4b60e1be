import { describe, expect, it } from 'vitest';
import { dayOf, exactTime, momentOf, timeOf } from '../../src/console/staff/shared/times.ts';

const now = new Date('2026-11-22T06:05:00.000Z');

describe('times on screen', () => {
  it('are of Shanghai, as short as can be', () => {
    expect(timeOf('2026-11-21T16:00:00.000Z', now)).toBe('00:00');
    expect(timeOf('2026-11-21T15:59:00.000Z', now)).toBe('11月21日 23:59');
    expect(timeOf('2025-12-31T15:59:00.000Z', now)).toBe('2025年12月31日 23:59');
  });
  it('keep the day where the day matters', () => {
    expect(momentOf('2026-11-22T01:09:00.000Z', now)).toBe('11月22日 09:09');
    expect(momentOf('2026-01-01T01:09:00.000Z', new Date('2025-12-31T16:30:00.000Z'))).toBe('1月1日 09:09');
  });
  it('are exact to the second where it is asked who did what when', () => {
    expect(exactTime('2026-03-02T02:00:05.000Z')).toBe('2026-03-02 10:00:05');
    expect(dayOf('2026-03-01T16:00:00.000Z')).toBe('2026-03-02');
  });
});
