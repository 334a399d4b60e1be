import MiniSearch from 'minisearch';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { type BenchArticle, type Peer, timed } from './peer.ts';

/** MiniSearch (BM25+) over the words we segment ourselves; its own tokenizer knows no Chinese. */
export async function openMiniSearch(articles: readonly BenchArticle[], tokenizer: Tokenizer): Promise<Peer> {
  const options = {
    idField: 'key',
    fields: ['title', 'text'],
    tokenize: (text: string) => tokenizer.words(text),
    processTerm: (term: string) => term,
  };
  const built = await timed(() => {
    const index = new MiniSearch<BenchArticle>(options);
    index.addAll(articles);
    return JSON.stringify(index);
  });
  const loaded = await timed(() => MiniSearch.loadJSON<BenchArticle>(built.value, options));
  const index = loaded.value;
  return {
    name: 'MiniSearch',
    buildMs: built.ms,
    loadMs: loaded.ms,
    bytes: undefined,
    search: (text, limit) =>
      index
        .search(text, { combineWith: 'OR' })
        .slice(0, limit)
        .map(({ id }) => String(id)),
    close: () => undefined,
  };
}
