import { resolve } from 'node:path';
import { readKnowledge } from '../../src/app/knowledge-dirs.ts';
import type { Directory } from '../../src/knowledge/directory.ts';

let read: Promise<Directory> | undefined;

/** The street that came with the project; a copy of its own for each who asks. */
export async function sampleDirectory(): Promise<Directory> {
  read ??= readKnowledge([resolve(import.meta.dirname, '../../knowledge')]).then(
    ({ directory }) => directory,
  );
  return structuredClone(await read);
}
