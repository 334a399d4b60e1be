import { createSources } from '../consultation/answer/sources.ts';
import type { LocalDate } from '../core/dates.ts';
import type { Logger } from '../core/logger.ts';
import type { Directory } from '../knowledge/directory.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { watchLibrary } from '../knowledge/statutes/watch-library.ts';
import { watchKnowledge } from '../knowledge/watch-knowledge.ts';
import type { Mind } from './knowledge-holder.ts';

/** Turns at work may still read from the library that was replaced. */
const CLOSE_AFTER_MS = 120_000;

/** Holds what is known, and puts the new in its place when files or statutes change. */
export async function keepKnowledge(deps: {
  read(): Promise<Mind>;
  /** What follows from it elsewhere. */
  syncDirectory(directory: Directory): Promise<void>;
  index(library: StatuteLibrary): Promise<void>;
  today(): LocalDate;
  logger: Logger;
}) {
  const { read, syncDirectory, today, logger } = deps;
  let mind = await read();
  // One at a time: two at once would each think the same library the old one.
  let reading: Promise<unknown> = Promise.resolve();
  let indexing: Promise<unknown> = Promise.resolve();

  const readAgain = async (reason: string) => {
    logger.info({ reason }, 'knowledge changed, reading it again');
    const before = mind;
    mind = await read();
    await syncDirectory(mind.sources.knowledge.directory);
    return before;
  };
  /** `onRead`: guides answer from what is new; passages follow when this resolves. */
  const refresh = async (reason: string, onRead = () => {}): Promise<void> => {
    const turn = reading.then(() => readAgain(reason));
    reading = Promise.allSettled([turn]);
    const before = await turn;
    onRead();
    const indexed = indexing.then(() => deps.index(mind.library));
    indexing = Promise.allSettled([indexed]);
    await indexed;
    setTimeout(() => before.library.close(), CLOSE_AFTER_MS).unref();
  };
  const onFault = (error: unknown) =>
    logger.error({ error }, 'knowledge could not be read again; the old one serves');

  return {
    mind: () => mind,
    /** Reads again whenever files or statutes change; gives what ends it. */
    watch: (dirs: readonly string[], dataDir: string): (() => void)[] => [
      watchKnowledge(dirs, () => refresh('files'), onFault),
      watchLibrary(dataDir, () => void refresh('statutes').catch(onFault)).close,
    ],
    /** After an edit on screen. Resolves as soon as guides answer from it; the index of passages follows in its own time. */
    readEdited: () =>
      new Promise<void>((resolve, reject) => {
        refresh('edited', resolve).catch((error) => {
          onFault(error);
          reject(error);
        });
      }),
    /** At once what the files will say when they are read again in some seconds: an edit on screen is seen by the next request. */
    async adopt(directory: Directory): Promise<void> {
      const knowledge = { ...mind.sources.knowledge, directory };
      mind = { ...mind, sources: createSources(knowledge, mind.library, today()) };
      await syncDirectory(directory);
    },
  };
}
