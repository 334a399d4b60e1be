import { randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A reader sees the old file or the new one, never half; on disk when it resolves. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const next = join(dirname(path), `.${basename(path)}-${randomUUID()}`);
  const file = await open(next, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
}

export const makeFolder = (path: string): Promise<unknown> => mkdir(path, { recursive: true, mode: 0o700 });
