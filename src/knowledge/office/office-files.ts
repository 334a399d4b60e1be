import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { InvalidInput, NotFound } from '../../core/errors.ts';
import type { Directory } from '../directory.ts';
import { DIRECTORY_FILES, type DirectoryFile, DirectoryReader } from '../directory-files.ts';
import type { Problem } from '../front-matter.ts';
import { applyChanges } from './apply-changes.ts';
import { checkLists } from './check-lists.ts';
import { type Before, type HistoryNote, keepBefore, orAbsent, readBefore, readHistory } from './history.ts';
import { type Change, LISTS, type ListName, type Lists, listsOf } from './lists.ts';
import { sayChange } from './say-change.ts';
import { makeFolder, writeWhole } from './write-whole.ts';

export interface OfficeFilesOptions {
  /** Knowledge folders, later ones override; `own` is the office's, the one written to. */
  dirs: readonly string[];
  own: string;
  /** Hears of the directory once its files are on disk. */
  onChanged(directory: Directory): Promise<void>;
}
/** Who edits, and when. */
export interface Editor {
  by: string;
  at: Date;
}
export type OfficeFiles = ReturnType<typeof createOfficeFiles>;

const NAMES = Object.keys(DIRECTORY_FILES) as DirectoryFile[];

/**
 * The directory's files as an office edits them on screen: whole files in its own knowledge folder, which override those that
 * came with the project. What a change replaces is kept first, so every change can be undone. One change at a time; several
 * instances must share the folder, and then the slower of two changes to one entry is refused only if it read the faster's.
 */
export function createOfficeFiles({ dirs, own, onChanged }: OfficeFilesOptions) {
  const folder = join(own, 'directory');
  const ownFile = (name: DirectoryFile) => orAbsent(readFile(join(folder, name), 'utf8'));

  /** The directory as the files give it, one of them replaced by `instead`. */
  async function read(instead: Before = {}): Promise<{ directory: Directory; problems: Problem[] }> {
    const reader = new DirectoryReader();
    const problems: Problem[] = [];
    for (const dir of new Set([...dirs, own])) {
      for (const name of NAMES) {
        const content =
          dir === own && name in instead
            ? instead[name]
            : await orAbsent(readFile(join(dir, 'directory', name), 'utf8'));
        if (content !== undefined) reader.add(name, `directory/${name}`, content, problems);
      }
    }
    return { directory: reader.finish(problems), problems };
  }

  let queue: Promise<unknown> = Promise.resolve();
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = Promise.allSettled([turn]);
    return turn;
  };

  /** Writes the files, keeping those before. The result is read back from the texts, by the reader that serves. */
  async function put(after: Before, what: readonly string[], { by, at }: Editor): Promise<Directory> {
    const { directory, problems } = await read(after);
    const problem = problems[0];
    if (problem) throw new InvalidInput(`${problem.file} 第 ${problem.line} 行：${problem.reason}`);
    const before: Before = {};
    for (const name of NAMES) if (name in after) before[name] = await ownFile(name);
    await makeFolder(folder);
    await keepBefore(folder, before, { at, by, what });
    // Who refers before who is referred to: when somebody leaves, no half of it names them in vain.
    for (const name of NAMES.toReversed()) {
      if (!(name in after)) continue;
      const content = after[name];
      if (content === undefined) await rm(join(folder, name), { force: true });
      else await writeWhole(join(folder, name), content);
    }
    await onChanged(directory);
    return directory;
  }

  return {
    /** Faults in the files, which must be mended before anything can be edited on screen. */
    problems: async (): Promise<readonly Problem[]> => (await read()).problems,

    /** All or nothing. Gives what was done, in words. Throws InvalidInput, in words for the person who edits. */
    change: (changes: readonly Change[], editor: Editor): Promise<string[]> =>
      oneAtATime(async () => {
        const { directory, problems } = await read();
        const fault = problems[0];
        if (fault)
          throw new InvalidInput(
            `${fault.file} 第 ${fault.line} 行有错（${fault.reason}），请先在文件里改好，再在这里编辑`,
          );
        const before = listsOf(directory);
        const after = applyChanges(before, changes);
        checkLists(after, changes);
        const what = changes.map((change) => sayChange(change, change.now ? after : before));
        if (isDeepStrictEqual(before, after)) return [];
        const texts = changed(before, after).map((name) => [name, textOf(name, after, directory.sample)]);
        await put(Object.fromEntries(texts) as Before, what, editor);
        return what;
      }),

    /** Whether the office still is the sample that came with the project: every page says so. */
    setSample: (sample: boolean, editor: Editor): Promise<string[]> =>
      oneAtATime(async () => {
        const { directory } = await read();
        const what = [sample ? '标为样例资料' : '标为本单位的真实资料'];
        await put({ 'areas.yaml': textOf('areas.yaml', listsOf(directory), sample) }, what, editor);
        return what;
      }),

    history: (): Promise<HistoryNote[]> => readHistory(folder),

    /** The files of that change as they were before it; later changes to the same files go with it. Can be undone itself. */
    restore: (id: string, editor: Editor): Promise<string[]> =>
      oneAtATime(async () => {
        const kept = await readBefore(folder, id);
        if (!kept) throw new NotFound('没有这次改动的记录');
        const lists = listsOf((await read(kept.before)).directory);
        checkLists(lists, []);
        const what = [`撤销到「${short(kept.note.what)}」之前`];
        await put(kept.before, what, editor);
        return what;
      }),
  };
}

const HEAD: Partial<Record<DirectoryFile, string>> = {
  'duty.yaml':
    'days 里 1 是周一，7 是周日。某一天和平时不一样写在 exceptions：写 person 换人，不写 person 是没人值班。',
  'holidays.yaml': 'off 放假，work 周末上班（调休）。',
};

function textOf(name: DirectoryFile, lists: Lists, sample: boolean): string {
  const keys = (Object.keys(LISTS) as ListName[]).filter((list) => LISTS[list].file === name);
  const body = {
    ...(name === 'areas.yaml' && sample ? { sample } : {}),
    ...Object.fromEntries(keys.map((key) => [key, lists[key]])),
  };
  const head = ['由工作平台保存；也可以直接改这个文件。', HEAD[name]].filter(Boolean);
  return `${head.map((line) => `# ${line}`).join('\n')}\n${stringify(body, { lineWidth: 0 })}`;
}

const short = (what: readonly string[]): string =>
  what.length > 1 ? `${what[0]} 等 ${what.length} 处` : what.join('');

/** Files whose lists differ. */
function changed(before: Lists, after: Lists): DirectoryFile[] {
  const names = (Object.keys(LISTS) as ListName[])
    .filter((list) => JSON.stringify(before[list]) !== JSON.stringify(after[list]))
    .map((list) => LISTS[list].file);
  return [...new Set(names)];
}
