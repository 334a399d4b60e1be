import { type Digest, readDigests } from '../knowledge/digest.ts';
import type { Version } from '../knowledge/office/knowledge-files.ts';
import type { OwnPath } from '../knowledge/office/own-path.ts';
import type { CurationDeps } from './curation-deps.ts';

/** A digest that was taken away, as it was last: its history still leads back to it. */
export async function lastDigest(
  { files }: Pick<CurationDeps, 'files'>,
  path: OwnPath,
  history: readonly Version[],
): Promise<Digest | undefined> {
  const last = history.find(({ gone }) => !gone);
  const content = last && (await files.version(path, last.id));
  return content === undefined ? undefined : readDigests(path, content, [])[0];
}
