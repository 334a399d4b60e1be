import { type Guide, readGuide } from '../knowledge/guide.ts';
import type { Version } from '../knowledge/office/knowledge-files.ts';
import { guidePath } from '../knowledge/office/own-path.ts';
import type { CurationDeps } from './curation-deps.ts';

/** A guide that was taken away, as it was last: its history still leads back to it. */
export async function lastGuide(
  { files }: Pick<CurationDeps, 'files'>,
  id: string,
  history: readonly Version[],
): Promise<Guide | undefined> {
  const path = guidePath(id);
  const last = history.find(({ gone }) => !gone);
  const content = last && (await files.version(path, last.id));
  return content === undefined ? undefined : readGuide(path, content, []);
}
