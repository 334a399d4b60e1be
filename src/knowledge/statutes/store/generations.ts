import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const POINTER = 'current';
const LIBRARY = 'library.db';
/** A generation that is neither the current one nor the one before is kept this long for readers that are just opening it. */
const KEEP_MS = 60 * 60 * 1000;

/**
 * `<dataDir>/laws/<generation>/library.db`, and a file `current` that names the one to read. A generation is complete on disk
 * before `current` names it, and `current` changes by one rename: a reader sees the old library or the new one, never half.
 */
export function lawsFolder(dataDir: string): string {
  return join(dataDir, 'laws');
}

export function libraryPath(dataDir: string, generation: string): string {
  return join(lawsFolder(dataDir), generation, LIBRARY);
}

/** The generation to read; undefined when none is installed. */
export function currentGeneration(dataDir: string): string | undefined {
  let named: string;
  try {
    named = readFileSync(join(lawsFolder(dataDir), POINTER), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return /^[0-9a-z]{8,64}$/.test(named) && existsSync(libraryPath(dataDir, named)) ? named : undefined;
}

/** A new empty folder to build a generation in; not seen by readers. */
export function stagingFolder(dataDir: string): string {
  const folder = join(lawsFolder(dataDir), `building-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Makes the library built in `staging` the current one. Every step is on disk before the next. */
export function publish(dataDir: string, staging: string, generation: string): void {
  const laws = lawsFolder(dataDir);
  syncFile(join(staging, LIBRARY));
  syncFolder(staging);
  const target = join(laws, generation);
  // The same generation may be there: left by an import cut off before it was named, or damaged and being replaced.
  if (existsSync(target)) renameSync(target, join(laws, `building-old-${process.pid}-${Date.now()}`));
  renameSync(staging, target);
  syncFolder(laws);
  const next = join(laws, `${POINTER}.${process.pid}`);
  const file = openSync(next, 'w');
  writeSync(file, `${generation}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(next, join(laws, POINTER));
  syncFolder(laws);
}

/** Removes what no reader needs: cut-off builds and generations older than the last two. Only call with the import lock held. */
export function sweep(dataDir: string, keep: readonly (string | undefined)[], now: number): void {
  const laws = lawsFolder(dataDir);
  for (const name of readdirSync(laws)) {
    const path = join(laws, name);
    const stale = name.startsWith('building-') || name.startsWith(`${POINTER}.`);
    const old = /^[0-9a-f]{16}$/.test(name) && !keep.includes(name) && now - statSync(path).mtimeMs > KEEP_MS;
    if (stale || old) rmSync(path, { recursive: true, force: true });
  }
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** A rename is only sure to survive a power cut once its folder is written; Windows cannot and need not. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
