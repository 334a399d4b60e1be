import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Changes whenever a file under the folders is added, removed or written. A folder that is missing counts as empty. */
async function knowledgeFingerprint(dirs: readonly string[]): Promise<string> {
  const parts: string[] = [];
  for (const dir of dirs) {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      },
    );
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const { mtimeMs, size } = await stat(path);
      parts.push(`${path} ${mtimeMs} ${size}`);
    }
  }
  return parts.sort().join('\n');
}

/** Calls `onChange` after files changed, at most once in `everyMs`, and again until it succeeds. Gives the way to stop. */
export function watchKnowledge(
  dirs: readonly string[],
  onChange: () => Promise<void>,
  onError: (error: unknown) => void,
  everyMs = 5_000,
): () => void {
  let known: string | undefined;
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      const now = await knowledgeFingerprint(dirs);
      if (known !== undefined && known !== now) await onChange();
      known = now;
    } catch (error) {
      onError(error);
    } finally {
      busy = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), everyMs).unref();
  return () => clearInterval(timer);
}
