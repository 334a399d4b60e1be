import { mkdtempSync, rmSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { InvalidInput } from '../../../core/errors.ts';
import { checkSha256, type DownloadProgress, download } from './download.ts';
import { folderSource } from './folder.ts';
import { defaultLimits, isTextPath, type Source, type SourceLimits } from './source.ts';
import { tarSource } from './tar.ts';
import { zipSource } from './zip.ts';

export interface OpenSourceOptions {
  sha256?: string | undefined;
  limits?: SourceLimits;
  onDownload?: DownloadProgress;
}

/**
 * The files of a folder, a .tar, .tar.gz or .zip, one text file, or an archive at an http(s) address. What an archive is, is
 * read from its first bytes, whatever it is called. Throws when iterated, not when called.
 */
export async function* openSource(where: string, options: OpenSourceOptions = {}): Source {
  const limits = options.limits ?? defaultLimits;
  if (!/^https?:\/\//i.test(where)) {
    yield* openLocal(where, limits, options.sha256);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'falin-laws-'));
  try {
    const path = join(folder, 'download');
    await download(where, path, limits, options.onDownload);
    yield* openLocal(path, limits, options.sha256);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* openLocal(path: string, limits: SourceLimits, sha256: string | undefined): Source {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new InvalidInput(
      error.code === 'ENOENT' ? `找不到 ${path}。` : `打不开 ${path}（${error.code ?? '未知错误'}）。`,
      { cause: error },
    );
  });
  if (info.isDirectory()) {
    if (sha256 !== undefined) throw new InvalidInput('校验和只用于压缩包，文件夹没有校验和。');
    yield* folderSource(path, limits);
    return;
  }
  if (sha256 !== undefined) await checkSha256(path, sha256);
  if (info.size === 0) throw new InvalidInput('文件是空的，未导入。');
  const kind = await kindOf(path);
  if (kind === 'zip') yield* zipSource(path, limits);
  else if (kind === 'tar') yield* tarSource(path, limits);
  else if (isTextPath(path)) yield { path: basename(path), bytes: await readFile(path) };
  else throw new InvalidInput('不认识的文件：只能导入文件夹、.tar.gz、.tar、.zip，或单个 .md、.txt 文件。');
}

async function kindOf(path: string): Promise<'zip' | 'tar' | undefined> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return 'tar';
    if (buffer.toString('latin1', 0, 2) === 'PK') return 'zip';
    return buffer.toString('latin1', 257, 262) === 'ustar' ? 'tar' : undefined;
  } finally {
    await file.close();
  }
}
