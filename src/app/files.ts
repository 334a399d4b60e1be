import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '../core/errors.ts';

const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Files residents send, kept under `<dataDir>/files` by random names; the name people gave lives in the log alone. */
export function createFileStore(dataDir: string) {
  const root = join(dataDir, 'files');
  return {
    /** Durable when it resolves. Gives the reference to find it again. */
    async save(bytes: Uint8Array): Promise<string> {
      await mkdir(root, { recursive: true, mode: 0o700 });
      const reference = randomUUID();
      const file = await open(join(root, reference), 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      return reference;
    },
    /** Undefined: not one of ours. Throws Refused when it is ours and gone. */
    async read(reference: string): Promise<Uint8Array | undefined> {
      if (!OURS.test(reference)) return undefined;
      return readFile(join(root, reference)).catch((cause: unknown) => {
        throw new Refused('文件已经不在了', { cause });
      });
    },
    /** Gone already counts as removed. */
    async remove(reference: string): Promise<void> {
      if (OURS.test(reference)) await rm(join(root, reference), { force: true });
    },
  };
}
