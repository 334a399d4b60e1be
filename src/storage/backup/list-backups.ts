import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^falin-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar\.gz$/;

export const backupName = (now: Date): string =>
  `falin-${now.toISOString().replace(/[-:]|\.\d+/g, '')}.tar.gz`;

export interface BackupFile {
  name: string;
  path: string;
  madeAt: string;
  bytes: number;
  sha256: string | null;
}

/** Archives in the folder of backups, the newest first; of other files nothing is said. */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = await Promise.all(
    names
      .filter((name) => NAME.test(name))
      .map(async (name) => {
        const path = join(folder, name);
        const { size } = await stat(path);
        return { name, path, madeAt: madeAt(name), bytes: size, sha256: await sumOf(path) };
      }),
  );
  return files.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

const madeAt = (name: string): string => {
  const [, year, month, day, hour, minute, second] = NAME.exec(name)!;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
};

async function sumOf(archive: string): Promise<string | null> {
  try {
    return /^[0-9a-f]{64}/.exec(await readFile(`${archive}.sha256`, 'utf8'))?.[0] ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
