/** One file of a source, or one that could not be taken and why. `path` is relative and parted by `/`. */
export type SourceEntry = { path: string; bytes: Buffer } | { path: string; reason: string };

/** The files of a folder or an archive, one after the other. Throws when the source as a whole cannot be read. */
export type Source = AsyncIterable<SourceEntry>;

/**
 * What one import may hold. Both public collections together are 1,900 files of 38 MB; the largest law is 0.5 MB. The limits
 * leave room for ten times that and stop an archive bomb long before the disk or the memory is full.
 */
export interface SourceLimits {
  fileBytes: number;
  totalBytes: number;
  files: number;
  /** Unpacked bytes for each packed byte; text packs four to ten times, a bomb a thousand. */
  ratio: number;
  /** Bytes of an archive fetched from the network. */
  downloadBytes: number;
}

export const defaultLimits: SourceLimits = {
  fileBytes: 8 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
  files: 50_000,
  ratio: 200,
  downloadBytes: 256 * 1024 * 1024,
};

/**
 * The path of an entry as it may be used; undefined for what points outside (`..`, absolute, drive letters, NUL). Nothing of
 * an archive is ever written to disk, so this keeps odd names out of the library and the report rather than out of folders.
 */
export function safePath(path: string): string | undefined {
  const plain = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (plain === '' || plain.includes('\0') || plain.startsWith('/') || /^[a-zA-Z]:/.test(plain))
    return undefined;
  return plain.split('/').some((segment) => segment === '..') ? undefined : plain;
}

const TEXT = /\.(?:md|markdown|txt)$/i;
const ASIDE = /(?:^|\/)(?:\.[^/]+|node_modules|__MACOSX)(?:\/|$)/;

/** Files that may hold a statute. Others (pictures, scripts, a site's settings) are counted, not read. */
export function isTextPath(path: string): boolean {
  return TEXT.test(path) && !ASIDE.test(path);
}

export const NOT_TEXT = '不是文本文件（只读 .md 和 .txt）';
export const OUTSIDE = '路径越界（含 .. 或绝对路径），不读';
export const LINK = '是链接，不跟随';

export function tooLarge(limit: number): string {
  return `文件太大（超过 ${Math.round(limit / 1024 / 1024)} MB）`;
}
