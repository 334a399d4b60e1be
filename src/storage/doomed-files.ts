import { rm } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { describeError } from '../core/errors.ts';
import { read, type Store } from './store.ts';

/**
 * Deletes the files of erased messages and then their notes. A file that cannot be deleted keeps its note and is
 * tried again at the next start. References that lead to no file here (a Telegram file id) are just forgotten.
 */
export async function deleteDoomedFiles(store: Store): Promise<void> {
  const rows = await read(store, (db) => db.selectFrom('doomed_files').select('reference').execute());
  for (const { reference } of rows) {
    const path = resolve(store.filesDir, reference);
    try {
      if (isInside(store.filesDir, path)) await rm(path, { force: true });
    } catch (error) {
      store.logger?.warn({ reason: describeError(error) }, 'file of an erased message not deleted');
      continue;
    }
    await read(store, (db) => db.deleteFrom('doomed_files').where('reference', '=', reference).execute());
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
