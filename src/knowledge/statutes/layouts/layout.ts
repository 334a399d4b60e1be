import type { RawDocument } from '../parse/parsed.ts';

/** A decoded file of a source; `path` is relative, with `/`, without the wrapping folder of an archive. */
export interface TextFile {
  path: string;
  text: string;
  /** Of the bytes as they came. */
  sha256: string;
}

export interface PassedOver {
  path: string;
  reason: string;
}

/** One way a collection lays its statutes out. To read another, write one of these and add it to `layouts`. */
export interface Layout {
  /** Also the name its collection gets when the caller gives none. */
  name: string;
  /** Whether the files of one folder are laid out so, from what is in them. */
  recognises(files: readonly TextFile[]): boolean;
  /** All files of the tree that this layout was found for. */
  read(files: readonly TextFile[]): Iterable<{ document: RawDocument; files: TextFile[] } | PassedOver>;
}

export function isPassedOver<T extends object>(entry: T | PassedOver): entry is PassedOver {
  return 'reason' in entry;
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export function byFolder(files: readonly TextFile[]): Map<string, TextFile[]> {
  const folders = new Map<string, TextFile[]>();
  for (const file of files) {
    const folder = folderOf(file.path);
    const group = folders.get(folder);
    if (group) group.push(file);
    else folders.set(folder, [file]);
  }
  return folders;
}
