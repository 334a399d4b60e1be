import type { IncomingFile } from '../../consultation/incoming.ts';
import { badRequest } from '../../http/errors.ts';
import type { Uploads } from '../../http/ports.ts';
import { lookAtFiles } from './read-files.ts';

/**
 * Keeps a form's files for `store`, which stores what names them. Where it stores nothing (refused, sent twice), the
 * copies go again: no message names them, so no erasure would ever find them. Throws 400, 413, 415.
 */
export async function keepFiles<T>(
  form: FormData,
  { files, maxFileBytes }: Uploads,
  store: (kept: IncomingFile[]) => Promise<{ stored: boolean; answer: T }>,
): Promise<T> {
  const looked = await lookAtFiles(form, maxFileBytes);
  if (looked.length === 0) throw badRequest('没有收到文件');
  const kept: IncomingFile[] = [];
  let done = false;
  try {
    for (const { bytes, file } of looked) kept.push({ ...file, reference: await files.save(bytes) });
    const { stored, answer } = await store(kept);
    done = stored;
    return answer;
  } finally {
    if (!done) await Promise.allSettled(kept.map((file) => files.remove(file.reference)));
  }
}
