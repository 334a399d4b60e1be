import { cpSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const KNOWLEDGE = resolve(import.meta.dirname, '../../knowledge');
/** Of guides and digests these folders alone. */
const KEPT = /^(guides\/property|laws\/人民调解法)(\/|$)/;

/**
 * The project's knowledge without most of its guides and digests, in that folder: it is read again after every edit, which takes
 * some seconds of processor time for all of it.
 */
export function smallKnowledge(folder: string): string {
  const target = join(folder, 'project');
  cpSync(KNOWLEDGE, target, {
    recursive: true,
    filter(path) {
      const name = relative(KNOWLEDGE, path).replaceAll('\\', '/');
      return !/^(guides|laws)\//.test(name) || KEPT.test(name);
    },
  });
  return target;
}
