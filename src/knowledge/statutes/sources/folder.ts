import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { InvalidInput } from '../../../core/errors.ts';
import { isTextPath, LINK, NOT_TEXT, type Source, type SourceLimits, tooLarge } from './source.ts';

/** Every file below a folder, in the order of names. Links are not followed: they may lead anywhere, or round in a circle. */
export async function* folderSource(root: string, limits: SourceLimits): Source {
  let files = 0;
  let total = 0;
  for await (const path of walk(root)) {
    const name = relative(root, path.path).split(sep).join('/');
    if (path.link) {
      yield { path: name, reason: LINK };
      continue;
    }
    if (!isTextPath(name)) {
      if (!/(?:^|\/)\./.test(name)) yield { path: name, reason: NOT_TEXT };
      continue;
    }
    if (++files > limits.files)
      throw new InvalidInput(`文件夹里的文本超过 ${limits.files} 个，不像是法规集，未导入。`);
    const { size } = await stat(path.path);
    if (size > limits.fileBytes) {
      yield { path: name, reason: tooLarge(limits.fileBytes) };
      continue;
    }
    total += size;
    if (total > limits.totalBytes) throw new InvalidInput('文件夹里的文本总量超过上限，未导入。');
    try {
      yield { path: name, bytes: await readFile(path.path) };
    } catch (error) {
      yield { path: name, reason: `读不了（${(error as NodeJS.ErrnoException).code ?? '未知错误'}）` };
    }
  }
}

async function* walk(folder: string): AsyncIterable<{ path: string; link: boolean }> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) yield { path, link: true };
    else if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') yield* walk(path);
    else if (entry.isFile()) yield { path, link: false };
  }
}
