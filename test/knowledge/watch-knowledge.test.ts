import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchKnowledge } from '../../src/knowledge/watch-knowledge.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'falin-watch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a change that could not be taken over is tried again until it is', async () => {
  writeFileSync(join(folder, 'a.md'), 'one');
  const errors: unknown[] = [];
  let calls = 0;
  let ready = () => {};
  const begun = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const stop = watchKnowledge(
    [folder],
    async () => {
      calls++;
      ready();
      if (calls < 3) throw new Error('the database is away');
    },
    (error) => errors.push(error),
    5,
  );
  try {
    // Rewritten until the first look, which only learns how things are, lies behind us.
    let content = 'one';
    const writing = setInterval(() => {
      content += '.';
      writeFileSync(join(folder, 'a.md'), content);
    }, 2);
    await begun;
    clearInterval(writing);
    await vi.waitFor(() => expect(errors).toHaveLength(2));
    await vi.waitFor(() => expect(calls).toBeGreaterThanOrEqual(3));
  } finally {
    stop();
  }
});
