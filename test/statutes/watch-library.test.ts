import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchLibrary } from '../../src/knowledge/statutes/watch-library.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'falin-library-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a look that fails ends nothing: the next one sees the new library', async () => {
  vi.useFakeTimers();
  const pointer = join(folder, 'laws', 'current');
  mkdirSync(join(folder, 'laws', 'a'.repeat(16)), { recursive: true });
  writeFileSync(join(folder, 'laws', 'a'.repeat(16), 'library.db'), '');
  const seen: (string | undefined)[] = [];
  const watching = watchLibrary(folder, (generation) => seen.push(generation), 100);
  try {
    // What cannot be read as a file stands for too many open files.
    mkdirSync(pointer);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual([]);
    rmSync(pointer, { recursive: true });
    writeFileSync(pointer, `${'a'.repeat(16)}\n`);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual(['a'.repeat(16)]);
  } finally {
    watching.close();
    vi.useRealTimers();
  }
});
