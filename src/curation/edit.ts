import type { Saved } from '../contracts/console/knowledge.ts';
import { readDigests } from '../knowledge/digest.ts';
import { revisionOf, type Version } from '../knowledge/office/knowledge-files.ts';
import type { OwnPath } from '../knowledge/office/own-path.ts';
import { readText } from './check-text.ts';
import type { CurationDeps } from './curation-deps.ts';

/** Who changes what, made from which state. */
export interface Edit {
  path: OwnPath;
  revision: string;
  by: string;
  at: Date;
  /** Whoever saves has read what is remarked of the text, or it was saved like that before. */
  sure?: boolean;
}

/** How the office's text of a path stands. */
export interface Standing {
  own: boolean;
  revision: string;
  history: Version[];
}

export async function standingOf({ files }: CurationDeps, path: OwnPath): Promise<Standing> {
  const [content, history] = [await files.read(path), await files.versions(path)];
  return { own: content !== undefined, revision: revisionOf(content), history };
}

/** Writes the office's text where it would be read without fault. Throws Refused where somebody else saved meanwhile. */
export async function saveText(deps: CurationDeps, edit: Edit, content: string): Promise<Saved> {
  const { text, faults } = readText(edit.path, content, deps.flow.sources().knowledge);
  for (const { id } of text.digests) {
    // Of two files that hold the same article the first by name is read.
    const other = (await deps.files.digestFiles()).find(
      ({ file, content }) =>
        file !== edit.path && readDigests(file, content, []).some((digest) => digest.id === id),
    );
    if (other) faults.push(`这一条写在数据目录的 ${other.file} 里，请在那个文件里改`);
  }
  if (faults.length > 0) return { saved: false, faults, remarks: [] };
  const remarks = deps.remarks(text);
  if (remarks.length > 0 && !edit.sure) return { saved: false, faults: [], remarks };
  await deps.files.write({ ...edit, content });
  await deps.readAgain();
  return { saved: true, faults: [], remarks };
}

/** Back to an earlier version, itself kept as the newest; null: to the project's text, or to none. */
export async function undoText(deps: CurationDeps, edit: Edit, version: string | null): Promise<Saved> {
  const content = version === null ? undefined : await deps.files.version(edit.path, version);
  // The rules may have changed since that version was saved.
  if (content !== undefined) return saveText(deps, { ...edit, sure: true }, content);
  await deps.files.write({ ...edit, content });
  await deps.readAgain();
  return { saved: true, faults: [], remarks: [] };
}
