import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DIRECTORY_FILES, type DirectoryFile } from '../directory-files.ts';
import { makeFolder, writeWhole } from './write-whole.ts';

/** Within directory/: not read as knowledge, but part of every backup. */
const FOLDER = '.history';
const NOTE = 'change.json';
const ID = /^\d{8}T\d{9}Z$/;

const fileName = z.enum(Object.keys(DIRECTORY_FILES) as [DirectoryFile, ...DirectoryFile[]]);
const note = z.strictObject({
  at: z.iso.datetime(),
  by: z.string(),
  what: z.array(z.string()).min(1),
  /** Files as they were before lie beside this one; `absent`: the office had none of its own then. */
  files: z.array(fileName),
  absent: z.array(fileName),
});
export type HistoryNote = z.infer<typeof note> & { id: string };

/** A file before the change; undefined: the one that came with the project held. */
export type Before = Partial<Record<DirectoryFile, string | undefined>>;

/** Keeps what the change is about to replace. Durable when it resolves; the note comes last, and counts. */
export async function keepBefore(
  directory: string,
  before: Before,
  { at, by, what }: { at: Date; by: string; what: readonly string[] },
): Promise<string> {
  const taken = new Set(await idsIn(directory));
  let moment = at.getTime();
  while (taken.has(idOf(moment))) moment++;
  const id = idOf(moment);
  const folder = join(directory, FOLDER, id);
  await makeFolder(folder);
  const names = Object.keys(before) as DirectoryFile[];
  for (const name of names) {
    const content = before[name];
    if (content !== undefined) await writeWhole(join(folder, name), content);
  }
  const kept = {
    at: at.toISOString(),
    by,
    what,
    files: names.filter((name) => before[name] !== undefined),
    absent: names.filter((name) => before[name] === undefined),
  };
  await writeWhole(join(folder, NOTE), `${JSON.stringify(kept, undefined, 2)}\n`);
  return id;
}

/** The newest first. A folder without a note is of a change that a crash cut off before it began. */
export async function readHistory(directory: string): Promise<HistoryNote[]> {
  const notes = await Promise.all((await idsIn(directory)).map((id) => readNote(directory, id)));
  return notes.flatMap((found) => found ?? []).reverse();
}

export async function readBefore(
  directory: string,
  id: string,
): Promise<{ note: HistoryNote; before: Before } | undefined> {
  const found = ID.test(id) ? await readNote(directory, id) : undefined;
  if (!found) return undefined;
  const before: Before = {};
  for (const name of found.absent) before[name] = undefined;
  for (const name of found.files) before[name] = await readFile(join(directory, FOLDER, id, name), 'utf8');
  return { note: found, before };
}

async function readNote(directory: string, id: string): Promise<HistoryNote | undefined> {
  const text = await orAbsent(readFile(join(directory, FOLDER, id, NOTE), 'utf8'));
  return text === undefined ? undefined : { id, ...note.parse(JSON.parse(text)) };
}

async function idsIn(directory: string): Promise<string[]> {
  const names = (await orAbsent(readdir(join(directory, FOLDER)))) ?? [];
  return names.filter((name) => ID.test(name)).sort();
}

const idOf = (moment: number): string => new Date(moment).toISOString().replace(/[-:.]/g, '');

/** Undefined where there is no such file. */
export async function orAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
