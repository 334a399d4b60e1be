import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDate } from '../core/dates.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { articlesOfStatute } from '../retrieval/index/corpus.ts';
import { dayNumber } from '../retrieval/index/documents.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { openFts5 } from './fts5-peer.ts';
import { type BenchQuestion, measurePeer, openMeasured, type PeerMeasures } from './measure.ts';
import { openMiniSearch } from './minisearch-peer.ts';
import { buildOwnIndex, ownFullPeer, ownLexicalPeer } from './own-peers.ts';
import type { BenchArticle, Peer } from './peer.ts';
import { remembering, repeated, sampled } from './sizes.ts';
import { openVectorPeers } from './vector-peers.ts';

export interface RetrievalBenchOptions {
  library: StatuteLibrary;
  /** Guides and digests. */
  passages: readonly Passage[];
  tokenizer: Tokenizer;
  questions: readonly BenchQuestion[];
  asOf: LocalDate;
  /** Also a tenth of the library and ten times it (the latter takes some minutes and 3 GB). */
  sizes: boolean;
  vectors: boolean;
  recallAt: (ranking: readonly string[], relevant: ReadonlySet<string>, k: number) => number;
  progress: (text: string) => void;
}

export interface RetrievalBench {
  /** All indexes on the same articles. */
  sideBySide: PeerMeasures[];
  vectors: PeerMeasures[];
  /** Ours at a tenth, at once and at ten times the library. */
  growth: PeerMeasures[];
}

export async function runRetrievalBench(options: RetrievalBenchOptions): Promise<RetrievalBench> {
  const { library, tokenizer, questions, asOf, progress, recallAt } = options;
  const dir = await mkdtemp(join(tmpdir(), 'falin-bench-'));
  const own = [...options.passages];
  const groups = library
    .list(asOf)
    .map(({ statute }) => articlesOfStatute(library, statute).filter((passage) => inForce(passage, asOf)));
  const current = groups.flat();
  const articles: BenchArticle[] = (
    current.length > 0 ? current : own.filter(({ article }) => article !== undefined)
  ).map((passage) => ({
    key: `${passage.article!.statute}/${passage.article!.number}`,
    title: passage.title,
    text: passage.body,
  }));
  const measure = async (peer: Peer, passages: number, megabytes: number): Promise<PeerMeasures> => {
    progress(peer.name);
    try {
      return await measurePeer(peer, questions, { passages, megabytes }, recallAt);
    } finally {
      peer.close();
    }
  };
  try {
    const sideBySide: PeerMeasures[] = [];
    for (const open of [
      () => openMiniSearch(articles, tokenizer),
      () => openFts5(articles, tokenizer, dir),
    ]) {
      const { value: peer, megabytes } = await openMeasured(open);
      sideBySide.push(await measure(peer, articles.length, megabytes));
    }
    const knowledge = [
      own.filter(({ kind }) => kind === 'guide'),
      own.filter(({ kind }) => kind === 'digest'),
    ];
    const built = await buildOwnIndex([...knowledge, ...groups], tokenizer, dir);
    const size = built.index.documents.size;
    const lexical = await measure(ownLexicalPeer(built, tokenizer, dayNumber(asOf)), size, 0);
    const full = await measure(ownFullPeer(built, tokenizer, library, own, asOf), size, 0);
    sideBySide.push(lexical, full);

    const growth: PeerMeasures[] = [];
    if (options.sizes) {
      const remembered = remembering(tokenizer);
      for (const resized of [sampled(groups, 10), repeated(groups, 10)]) {
        const other = await buildOwnIndex([...knowledge, ...resized], remembered, dir);
        const count = other.index.documents.size;
        growth.push(await measure(ownLexicalPeer(other, tokenizer, dayNumber(asOf)), count, 0));
        growth.push(await measure(ownFullPeer(other, tokenizer, library, own, asOf), count, 0));
      }
      growth.splice(2, 0, lexical, full);
    }
    const vectors: PeerMeasures[] = [];
    if (options.vectors) {
      for (const peer of await openVectorPeers(articles, tokenizer, dir))
        vectors.push(await measure(peer, articles.length, 0));
    }
    return { sideBySide, vectors, growth };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function inForce({ from, until }: Passage, day: LocalDate): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until);
}
