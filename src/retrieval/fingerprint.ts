import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '../knowledge/passage.ts';

/** Of everything an index is built from: our own passages, the words that segment them, the library's generation, the format. */
export function fingerprintOf(
  passages: Iterable<Passage>,
  libraryGeneration: string | undefined,
  wordsDir: string,
  format: number,
): string {
  const hash = createHash('sha256').update(
    `${format}\n${libraryGeneration ?? ''}\n${wordsFingerprint(wordsDir)}\n`,
  );
  for (const passage of passages) hash.update(JSON.stringify(passage)).update('\n');
  return hash.digest('hex').slice(0, 24);
}

/** Of the files that decide how text is cut into words. */
export function wordsFingerprint(wordsDir: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(wordsDir).sort())
    hash.update(name).update(readFileSync(join(wordsDir, name)));
  return hash.digest('hex');
}
