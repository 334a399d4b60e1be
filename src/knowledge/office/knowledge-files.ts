import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { NotFound, Refused } from '../../core/errors.ts';
import type { OwnPath } from './own-path.ts';

/** One state that a file was in. `gone`: the office's text was taken away, that of the project (if any) stood again. */
export interface Version {
  id: string;
  at: Date;
  /** Person id; `files`: it was written into the folder by hand. */
  by: string;
  gone: boolean;
}

/** What is written, of which state. Somebody else may have saved meanwhile. */
export interface Change {
  path: OwnPath;
  /** Undefined: the office's text is taken away. */
  content: string | undefined;
  /** The state it was made from, see `revisionOf`. */
  revision: string;
  by: string;
  at: Date;
}

/** The office's own texts, which override the project's, each with all its earlier versions. */
export interface KnowledgeFiles {
  read(path: OwnPath): Promise<string | undefined>;
  /** Throws Refused when the file is no longer in the state that the change was made from. */
  write(change: Change): Promise<void>;
  /** Newest first. */
  versions(path: OwnPath): Promise<Version[]>;
  /** Undefined: in that version the office had no text of its own. */
  version(path: OwnPath, id: string): Promise<string | undefined>;
  /** Ids of guides, and paths of all digest files, relative to the folder. */
  guideIds(): Promise<ReadonlySet<string>>;
  digestFiles(): Promise<readonly { file: string; content: string }[]>;
}

/** Names a state of a file; '' where there is none. */
export const revisionOf = (content: string | undefined): string =>
  content === undefined ? '' : createHash('sha256').update(content).digest('hex').slice(0, 20);

/** Not read as knowledge: load-knowledge.ts takes guides/ and laws/ alone. */
const HISTORY = 'history';
const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z~(.+)\.(md|gone)$/;

export function createKnowledgeFiles(dir: string): KnowledgeFiles {
  // One change at a time: two at once would both find the state they were made from.
  let changing: Promise<unknown> = Promise.resolve();

  /** An office may have sorted its guides into folders; a guide's file has its id for a name wherever it lies. */
  const placeOf = async (path: OwnPath): Promise<string> => {
    if (!path.startsWith('guides/')) return join(dir, path);
    const name = basename(path);
    const found = (await filesUnder(join(dir, 'guides'))).find((file) => basename(file) === name);
    return found ?? join(dir, path);
  };
  const read = async (path: OwnPath) => readIfThere(await placeOf(path));
  const historyOf = (path: OwnPath) => join(dir, HISTORY, path.replace(/\.md$/, ''));
  const versions = async (path: OwnPath): Promise<Version[]> => {
    const names = await namesIn(historyOf(path));
    return names.flatMap((id) => toVersion(id) ?? []).sort((a, b) => b.id.localeCompare(a.id));
  };
  const keep = (path: OwnPath, content: string | undefined, by: string, at: Date) => {
    const name = `${at.toISOString().replace(/[:.]/g, '-')}~${encodeURIComponent(by)}.${content === undefined ? 'gone' : 'md'}`;
    return writeWhole(join(historyOf(path), name), content ?? '');
  };
  const write = async ({ path, content, revision, by, at }: Change): Promise<void> => {
    const place = await placeOf(path);
    const before = await readIfThere(place);
    if (revisionOf(before) !== revision) throw new Refused('这份内容刚被别人改过，请重新打开再改');
    const known = await versions(path);
    const newest = known[0];
    const kept = newest && !newest.gone ? await readIfThere(join(historyOf(path), newest.id)) : undefined;
    // What somebody wrote into the folder by hand must not be lost; before the first change the project's text stood.
    if (newest === undefined || kept !== before) {
      await keep(path, before, 'files', new Date(at.getTime() - 1));
    }
    await keep(path, content, by, at);
    if (content === undefined) await rm(place, { force: true });
    else await writeWhole(place, content);
  };

  return {
    read,
    versions,
    write(change) {
      const turn = changing.then(() => write(change));
      changing = Promise.allSettled([turn]);
      return turn;
    },
    async version(path, id) {
      const found = (await versions(path)).find((version) => version.id === id);
      if (!found) throw new NotFound('没有这个历史版本');
      return found.gone ? undefined : readFile(join(historyOf(path), id), 'utf8');
    },
    guideIds: async () =>
      new Set((await filesUnder(join(dir, 'guides'))).map((file) => basename(file, '.md'))),
    digestFiles: async () =>
      Promise.all(
        (await filesUnder(join(dir, 'laws'))).map(async (file) => ({
          file: file.slice(dir.length + 1).replaceAll('\\', '/'),
          content: await readFile(file, 'utf8'),
        })),
      ),
  };
}

function toVersion(id: string): Version | undefined {
  const match = NAME.exec(id);
  if (!match) return undefined;
  const [, day, hour, minute, second, millisecond, by, kind] = match;
  return {
    id,
    at: new Date(`${day}T${hour}:${minute}:${second}.${millisecond}Z`),
    by: decodeURIComponent(by!),
    gone: kind === 'gone',
  };
}

/** Whole or not at all: a reader never sees half a file. Names that begin with a dot are not read as knowledge. */
async function writeWhole(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = join(dirname(path), `.${randomUUID()}.tmp`);
  await writeFile(draft, content, { flush: true });
  await rename(draft, path);
}

async function filesUnder(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(nothingThere([]));
  return entries
    .filter((entry) => entry.isFile() && /^[^.].*\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const namesIn = (dir: string): Promise<string[]> => readdir(dir).catch(nothingThere<string[]>([]));
const readIfThere = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch(nothingThere(undefined));

function nothingThere<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
