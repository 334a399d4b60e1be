import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalDate } from '../core/dates.ts';
import type { PassageId } from '../core/ids.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { IndexBuilder } from '../retrieval/index/index-builder.ts';
import { saveIndex } from '../retrieval/index/index-store.ts';
import { resolveTerms } from '../retrieval/index/postings.ts';
import { openIndex, type SearchIndex } from '../retrieval/index/search-index.ts';
import { createLocalRetriever } from '../retrieval/local-retriever.ts';
import { readLearned, readRankingModel } from '../retrieval/ranking/learned-files.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { type Peer, timed } from './peer.ts';

export interface BuiltIndex {
  index: SearchIndex;
  buildMs: number;
  loadMs: number;
}

/** Builds and saves as the service does (here in this thread, so that all peers are timed alike), and loads it back. */
export async function buildOwnIndex(
  passages: Iterable<readonly Passage[]>,
  tokenizer: Tokenizer,
  dir: string,
): Promise<BuiltIndex> {
  const path = join(dir, 'own.idx');
  const built = await timed(async () => {
    const builder = new IndexBuilder(tokenizer);
    for (const group of passages) for (const passage of group) builder.add(passage);
    await saveIndex(path, builder.finish('bench'));
  });
  const loaded = await timed(async () => openIndex(new Uint8Array(await readFile(path)).buffer));
  return { index: loaded.value, buildMs: built.ms, loadMs: loaded.ms };
}

/** Our index as a bare lexical index: words only, BM25F, pruned, the same list length as the others; what stands beside MiniSearch and FTS5. */
export function ownLexicalPeer(
  { index, buildMs, loadMs }: BuiltIndex,
  tokenizer: Tokenizer,
  day: number,
): Peer {
  const { documents, keys, meta } = index;
  const blockBonus = new Float32Array(Math.ceil(documents.size / 64));
  return {
    name: '本系统：词表检索',
    buildMs,
    loadMs,
    bytes: index.bytes,
    search(text, limit) {
      const { terms } = resolveTerms(
        index.words,
        [...new Set(tokenizer.words(text))].map((token) => ({ token, weight: 1 })),
        64,
      );
      const { docs } = index.searcher.search({
        words: { postings: index.words, terms },
        bigrams: { postings: index.bigrams, terms: [] },
        bigramWeight: 0,
        blockBonus,
        bonus: () => 0,
        accepts: (doc) =>
          documents.kind[doc] === 2 && documents.from[doc]! <= day && day < documents.until[doc]!,
        k: limit,
        leadingBlocks: 0,
      });
      const { word } = index.searcher;
      return [...docs]
        .sort((a, b) => word[b]! - word[a]!)
        .map((doc) => `${meta.statutes[documents.statute[doc]!]!.key}/${keys.number(documents.key[doc]!)}`);
    },
    close: () => undefined,
  };
}

/** The whole search as a resident's message goes through it: words, pairs, evidence, 600 candidates, ranking. */
export function ownFullPeer(
  { index, buildMs, loadMs }: BuiltIndex,
  tokenizer: Tokenizer,
  library: StatuteLibrary,
  passages: readonly Passage[],
  asOf: LocalDate,
): Peer {
  const retriever = createLocalRetriever({
    index,
    tokenizer,
    model: readRankingModel(),
    learned: readLearned(),
    library,
    knowledge: new Map(passages.map((passage) => [passage.id as PassageId, passage])),
  });
  return {
    name: '本系统：完整排序',
    buildMs,
    loadMs,
    bytes: index.bytes,
    async search(text, limit) {
      const ranked = await retriever.rankArticles({ text, asOf, areas: [], limit });
      return ranked.map(({ statute, number }) => `${statute}/${number}`);
    },
    close: () => undefined,
  };
}
