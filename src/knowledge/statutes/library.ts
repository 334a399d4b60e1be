import { Unavailable } from '../../core/errors.ts';
import { openSqliteLibrary } from './sqlite-library.ts';
import type { StatuteLibrary } from './statute.ts';
import { currentGeneration, libraryPath } from './store/generations.ts';

/**
 * The library installed in `dataDir`; an empty one when none is. It stays as it is while an import goes on: see watch-library.ts.
 * Throws Unavailable when a later or earlier program wrote it, or when it is damaged.
 */
export function openLibrary(dataDir: string): StatuteLibrary {
  const generation = currentGeneration(dataDir);
  if (generation === undefined) return emptyLibrary;
  try {
    return openSqliteLibrary(libraryPath(dataDir, generation));
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    throw new Unavailable('法规库文件读不出来，可能已损坏；请重新导入：npm run laws -- import … --replace', {
      cause: error,
    });
  }
}

const emptyLibrary: StatuteLibrary = {
  status: () => ({
    generation: undefined,
    importedAt: undefined,
    statutes: 0,
    versions: 0,
    articles: 0,
    articlesInForce: 0,
    collections: [],
  }),
  list: () => [],
  find: () => undefined,
  versions: () => [],
  version: () => undefined,
  article: () => undefined,
  articlesOf: () => [],
  all: () => [],
  close: () => undefined,
};
