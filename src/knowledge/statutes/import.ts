import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { LocalDate } from '../../core/dates.ts';
import { describeError, InvalidInput, Refused, Unavailable } from '../../core/errors.ts';
import type { ImportReport } from './import-report.ts';
import type { PassedOver } from './layouts/layout.ts';
import { type Collection, readCollections } from './read-collections.ts';
import type { Source } from './sources/source.ts';
import { currentGeneration, libraryPath, publish, stagingFolder, sweep } from './store/generations.ts';
import { withImportLock } from './store/import-lock.ts';
import { type Installed, readInstalled } from './store/installed.ts';
import { READER, SCHEMA } from './store/schema.ts';
import { writeLibrary } from './store/write-library.ts';

export type ImportProgress = (step: {
  stage: 'read' | 'parse' | 'write';
  done: number;
  total: number | undefined;
}) => void;

export interface ImportOptions {
  dataDir: string;
  source: Source;
  today: LocalDate;
  now: () => Date;
  /** The collection's name; without one, its layout's. */
  name?: string;
  /** Drops what the library held before. */
  replace?: boolean;
  /** Lets a collection shrink to less than half, which otherwise is taken for a broken download. */
  force?: boolean;
  onProgress?: ImportProgress;
}

/**
 * Reads a source and puts a library with it in place, beside the other collections installed before. Nothing changes until the
 * new library is complete and on disk; a failure or a kill on the way leaves the old one serving. One bad file never stops the
 * rest. Importing the same files again changes nothing.
 */
export function importStatutes(options: ImportOptions): Promise<ImportReport> {
  return withImportLock(options.dataDir, async () => {
    const started = performance.now();
    const passedOver: PassedOver[] = [];
    const { filesRead, collections } = await readCollections(
      options.source,
      options.name,
      passedOver,
      (stage, done, total) => options.onProgress?.({ stage, done, total }),
    );
    if (collections.length === 0) {
      throw new InvalidInput(
        `没有读到任何法规${filesRead === 0 ? '：来源里没有文本文件' : ''}，法规库没有改动。`,
      );
    }
    const current = currentGeneration(options.dataDir);
    const before =
      current === undefined
        ? undefined
        : openBefore(libraryPath(options.dataDir, current), options.replace ?? false);
    const kept = keptDocuments(before, collections, options);
    const generation = generationOf(collections, kept);
    const changed = generation !== current || before === undefined;
    if (changed) {
      options.onProgress?.({ stage: 'write', done: 0, total: undefined });
      await breathe();
      const base = kept.length > 0 ? before?.path : undefined;
      install(options, { generation, base, collections });
      sweep(options.dataDir, [generation, current], options.now().getTime());
    }
    return {
      outcome: changed ? 'imported' : 'unchanged',
      generation,
      collections: collections.map(({ documents, ...rest }) => ({ ...rest, documents: documents.length })),
      filesRead,
      passedOver,
      ...readInstalled(libraryPath(options.dataDir, generation)).figures(options.today),
      milliseconds: Math.round(performance.now() - started),
    };
  });
}

function openBefore(path: string, replace: boolean): Installed | undefined {
  try {
    return readInstalled(path);
  } catch (error) {
    // Damaged, or of a program too old to read: it can be replaced, not added to.
    if (replace) return undefined;
    throw new Refused('现有的法规库读不出来，不能在它上面合并；请加 --replace 重新导入全部来源。', {
      cause: error,
    });
  }
}

/** What the installed library holds of other collections, and so goes on into the new one. */
function keptDocuments(
  before: Installed | undefined,
  collections: readonly Collection[],
  options: ImportOptions,
): Installed['documents'] {
  if (!before || options.replace) return [];
  if (!options.force) refuseShrinking(collections, before.documents);
  const kept = before.documents.filter((one) => !collections.some(({ name }) => name === one.collection));
  if (kept.length > 0 && before.schema !== SCHEMA) {
    throw new Refused('现有法规库是另一个版本的程序导入的，不能合并；请加 --replace 重新导入全部来源。');
  }
  return kept;
}

function refuseShrinking(collections: readonly Collection[], before: Installed['documents']): void {
  for (const { name, documents } of collections) {
    const had = before.filter((one) => one.collection === name).length;
    if (documents.length * 2 >= had) continue;
    throw new Refused(
      `来源“${name}”原有 ${had} 件，这次只有 ${documents.length} 件，像是不完整的下载，没有导入。确要替换请加 --force；要另存为一个来源请加 --name。`,
    );
  }
}

/** The same texts read by the same program give the same name, whatever the order or the folder they came from. */
function generationOf(collections: readonly Collection[], kept: Installed['documents']): string {
  const lines = [
    ...collections.flatMap(({ name, documents }) => documents.map(({ sha256 }) => `${name} ${sha256}`)),
    ...kept.map(({ collection, sha256 }) => `${collection} ${sha256}`),
  ];
  return createHash('sha256')
    .update(`${SCHEMA} ${READER}\n${lines.toSorted().join('\n')}`)
    .digest('hex')
    .slice(0, 16);
}

function install(
  options: ImportOptions,
  content: { generation: string; base: string | undefined; collections: readonly Collection[] },
): void {
  const staging = stagingFolder(options.dataDir);
  try {
    writeLibrary({ ...content, folder: staging, at: options.now().toISOString() });
    publish(options.dataDir, staging, content.generation);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw new Unavailable(
      `写法规库失败（${describeError(error)}），原来的法规库没有改动。请看磁盘是否已满。`,
      { cause: error },
    );
  }
}
