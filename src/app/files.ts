import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Files residents send, kept under `<dataDir>/files` by random names; the name people gave lives in the log alone. */
export function createFileStore(dataDir: string) {
  const root = join(dataDir, 'files');
  return {
    /** Durable when it resolves. Gives the reference to find it again. */
    async save(bytes: Uint8Array, _name: string): Promise<string> {
      await mkdir(root, { recursive: true, mode: 0o700 });
      const reference = randomUUID();
      const file = await open(join(root, reference), 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      return `file:${reference}`;
    },
    /** Gone already counts as removed. */
    async remove(reference: string): Promise<void> {
      const id = /^file:([0-9a-f-]{36})$/.exec(reference)?.[1];
      if (id) await rm(join(root, id), { force: true });
    },
  };
}
