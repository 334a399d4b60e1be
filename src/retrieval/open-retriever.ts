import { fileURLToPath } from 'node:url';
import { localDate } from '../core/dates.ts';
import type { PassageId } from '../core/ids.ts';
import type { Logger } from '../core/logger.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { fingerprintOf, wordsFingerprint } from './fingerprint.ts';
import { buildIndexApart } from './index/build-index.ts';
import { indexedPassages } from './index/corpus.ts';
import { INDEX_FORMAT, IndexBuilder } from './index/index-builder.ts';
import { createIndexStore } from './index/index-store.ts';
import { openIndex, type SearchIndex } from './index/search-index.ts';
import { createLocalRetriever, type LocalRetriever } from './local-retriever.ts';
import { readNamedRules } from './named-rules.ts';
import type { Embeddings } from './ports.ts';
import { readLearned, readRankingModel } from './ranking/learned-files.ts';
import { readTokenizer, type Tokenizer } from './tokens/tokenizer.ts';
import { rowTexts } from './vector/row-texts.ts';
import { openVectors, type Vectors } from './vector/vectors.ts';

const WORDS_DIR = fileURLToPath(new URL('../../knowledge/words', import.meta.url));

export interface OpenRetrieverOptions {
  dataDir: string;
  library: StatuteLibrary;
  /** Guides and digests as they are now; read again at every refresh. */
  passages: () => Iterable<Passage>;
  embeddings?: Embeddings;
  logger: Logger;
  wordsDir?: string;
  /** Over `wordsDir`, when the caller has one already: each takes some 46 MB. */
  tokenizer?: Tokenizer;
}

export interface OpenedRetriever extends LocalRetriever {
  /** Rebuilds in the background when knowledge or library changed; resolves when the new index answers. The old library must stay open till then. */
  refresh(library?: StatuteLibrary): Promise<void>;
  /** Resolves when the index is that of the current knowledge and library. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the saved index, or what can answer at once (an older index, else guides and digests alone) and builds the right one
 * in the background, swapping it in when it is done.
 */
export async function openRetriever(options: OpenRetrieverOptions): Promise<OpenedRetriever> {
  const { dataDir, logger, wordsDir = WORDS_DIR } = options;
  const model = readRankingModel();
  const learned = readLearned();
  const store = createIndexStore(dataDir, INDEX_FORMAT, logger);
  const closing = new AbortController();
  let tokenizer = options.tokenizer ?? readTokenizer(wordsDir);
  let rules = readNamedRules(wordsDir);
  let tokenizerWords = wordsFingerprint(wordsDir);
  let library = options.library;
  let vectors: Vectors | undefined;

  const own = (): Passage[] => [...options.passages()];
  const fingerprint = (passages: readonly Passage[]): string =>
    fingerprintOf(passages, library.status(localDate(new Date())).generation, wordsDir, INDEX_FORMAT);
  const retrieverOver = (index: SearchIndex, passages: readonly Passage[]): LocalRetriever => {
    const search = vectors?.over(index);
    return createLocalRetriever({
      index,
      tokenizer,
      model,
      learned,
      rules,
      library,
      knowledge: new Map(passages.map((passage) => [passage.id as PassageId, passage])),
      ...(search === undefined ? {} : { vectors: search }),
    });
  };

  const first = own();
  const wanted = fingerprint(first);
  if (options.embeddings !== undefined)
    vectors = openVectors({ dataDir, embeddings: options.embeddings, logger });
  let saved = await store.load(wanted);
  const opened = saved ?? (await store.loadLatest()) ?? knowledgeIndex(first, tokenizer);
  let current = retrieverOver(opened, first);
  let pending: Promise<void> = Promise.resolve();
  const settle =
    saved === undefined
      ? follow()
      : (vectors?.prepare(opened, rowTexts(opened, first, library), closing.signal) ?? Promise.resolve());
  pending = settle.catch((error: unknown) => report(error));
  saved = undefined;

  async function follow(): Promise<void> {
    const passages = own();
    const next = fingerprint(passages);
    const started = performance.now();
    let index = await store.load(next);
    if (index === undefined) {
      await buildIndexApart({
        passages: indexedPassages(passages, library, localDate(new Date())),
        path: store.pathOf(next),
        fingerprint: next,
        wordsDir,
        signal: closing.signal,
      });
      index = await store.load(next);
      if (index === undefined) throw new Error('the index that was just saved cannot be read');
    }
    // Reading the dictionary blocks for some tenths of a second, so only when the words changed.
    const words = wordsFingerprint(wordsDir);
    if (words !== tokenizerWords) {
      tokenizer = readTokenizer(wordsDir);
      rules = readNamedRules(wordsDir);
    }
    tokenizerWords = words;
    current = retrieverOver(index, passages);
    await store.keepOnly(next);
    logger.info(
      { passages: index.documents.size, ms: Math.round(performance.now() - started) },
      'search index is up to date',
    );
    await vectors?.prepare(index, rowTexts(index, passages, library), closing.signal);
  }

  function report(error: unknown): void {
    if (!closing.signal.aborted)
      logger.error({ error }, 'the search index could not be built; the one before serves on');
  }

  return {
    get size() {
      return current.size;
    },
    get generation() {
      return current.generation;
    },
    search: (query) => current.search(query),
    rankArticles: (query) => current.rankArticles(query),
    passage: (id) => current.passage(id),
    refresh(next) {
      const turn = pending.then(async () => {
        if (next !== undefined) library = next;
        await follow();
      });
      pending = turn.catch(report);
      return turn;
    },
    settled: () => pending,
    async close() {
      closing.abort(new Error('closing'));
      await pending;
    },
  };
}

/** Guides and digests alone: a second of work at most, done at once so that a fresh clone answers. */
function knowledgeIndex(
  passages: readonly Passage[],
  tokenizer: ReturnType<typeof readTokenizer>,
): SearchIndex {
  const builder = new IndexBuilder(tokenizer);
  for (const kind of ['guide', 'digest'] as const) {
    for (const passage of passages) if (passage.kind === kind) builder.add(passage);
  }
  return openIndex(builder.finish('knowledge'));
}
