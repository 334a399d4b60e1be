import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUpdateWindow } from '../../src/channels/telegram/updates/update-window.ts';

it('never confirms what is not kept, never takes twice what is, and gets through everything', () => {
  const step = fc.record({
    /** How many new updates come in; ids may skip. */
    arrive: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }),
    /** For what is under way, oldest first: kept, failed or still at it. */
    outcomes: fc.array(fc.constantFrom('keep', 'fail', 'wait'), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const window = createUpdateWindow();
      let queue: number[] = [];
      let newest = 1000;
      const open = new Set<number>();
      const kept = new Set<number>();
      const poll = () => {
        const offset = window.offset();
        for (const id of queue.filter((id) => id < offset)) expect(kept.has(id)).toBe(true);
        queue = queue.filter((id) => id >= offset);
        for (const id of queue.slice(0, 5)) {
          if (!window.begin(id)) continue;
          expect(open.has(id) || kept.has(id)).toBe(false);
          open.add(id);
        }
      };
      const settle = (id: number, outcome: string) => {
        if (outcome === 'wait') return;
        open.delete(id);
        if (outcome === 'keep') {
          window.finish(id);
          kept.add(id);
        } else window.fail(id);
      };
      for (const { arrive, outcomes } of steps) {
        for (const gap of arrive) {
          newest += gap;
          queue.push(newest);
        }
        poll();
        for (const [i, id] of [...open].entries()) settle(id, outcomes[i] ?? 'wait');
      }
      const all = new Set([...queue, ...kept]);
      for (let i = 0; i < all.size + 2; i++) {
        for (const id of open) settle(id, 'keep');
        poll();
      }
      expect(queue).toEqual([]);
      expect(kept).toEqual(all);
      expect(window.behind).toBe(false);
    }),
  );
});
