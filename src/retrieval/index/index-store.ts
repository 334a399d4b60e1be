import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../core/logger.ts';
import { openIndex, type SearchIndex } from './search-index.ts';

/** Saved indexes, one file each, named by the fingerprint of what they were built from. */
export interface IndexStore {
  pathOf(fingerprint: string): string;
  load(fingerprint: string): Promise<SearchIndex | undefined>;
  /** The latest saved index, whatever it was built from; for answering while a new one is built. */
  loadLatest(): Promise<SearchIndex | undefined>;
  /** Removes all but this one. A file in use stays readable until its last reader is gone: it was read whole. */
  keepOnly(fingerprint: string): Promise<void>;
}

const SUFFIX = '.idx';

export function createIndexStore(dataDir: string, format: number, logger: Logger): IndexStore {
  const dir = join(dataDir, 'index');
  const pathOf = (fingerprint: string): string => join(dir, `${fingerprint}${SUFFIX}`);

  async function read(path: string): Promise<SearchIndex | undefined> {
    let bytes: Buffer;
    try {
      bytes = await readFile(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        logger.warn({ error, path }, 'a saved index cannot be read; it is built again');
      return undefined;
    }
    try {
      const index = openIndex(ownBuffer(bytes));
      return index.meta.format === format ? index : undefined;
    } catch (error) {
      logger.warn({ error, path }, 'a saved index cannot be read; it is built again');
      return undefined;
    }
  }

  return {
    pathOf,
    load: (fingerprint) => read(pathOf(fingerprint)),
    async loadLatest() {
      const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith(SUFFIX));
      const dated = await Promise.all(
        names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtimeMs })),
      );
      for (const { name } of dated.sort((a, b) => b.at - a.at)) {
        const index = await read(join(dir, name));
        if (index !== undefined) return index;
      }
      return undefined;
    },
    async keepOnly(fingerprint) {
      for (const name of await readdir(dir).catch(() => [])) {
        if (name !== `${fingerprint}${SUFFIX}`) await rm(join(dir, name), { force: true, recursive: true });
      }
    },
  };
}

/** Whole or not at all: written beside, synced, renamed. */
export async function saveIndex(path: string, buffer: ArrayBuffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  const file = await open(beside, 'w');
  try {
    await file.writeFile(new Uint8Array(buffer));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** Small files come in a slice of a shared pool, at any offset; views need a buffer of their own, aligned. */
function ownBuffer(bytes: Buffer): ArrayBuffer {
  if (bytes.byteOffset === 0 && bytes.buffer instanceof ArrayBuffer) return bytes.buffer;
  return new Uint8Array(bytes).buffer;
}
