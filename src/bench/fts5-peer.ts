import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { type BenchArticle, type Peer, timed } from './peer.ts';

/** SQLite FTS5 with bm25() over the words we segment ourselves, parted by spaces; contentless, so that only the index counts. */
export async function openFts5(
  articles: readonly BenchArticle[],
  tokenizer: Tokenizer,
  dir: string,
): Promise<Peer> {
  const path = join(dir, 'fts5.db');
  const built = await timed(() => {
    const db = new DatabaseSync(path);
    db.exec(
      "PRAGMA journal_mode = OFF; CREATE VIRTUAL TABLE passages USING fts5(title, text, content='', tokenize='unicode61')",
    );
    const insert = db.prepare('INSERT INTO passages(rowid, title, text) VALUES (?, ?, ?)');
    db.exec('BEGIN');
    for (const [i, { title, text }] of articles.entries()) {
      insert.run(i + 1, tokenizer.words(title).join(' '), tokenizer.words(text).join(' '));
    }
    db.exec("COMMIT; INSERT INTO passages(passages) VALUES ('optimize')");
    db.close();
  });
  const loaded = await timed(() => new DatabaseSync(path));
  const db = loaded.value;
  const select = db.prepare('SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?');
  return {
    name: 'SQLite FTS5',
    buildMs: built.ms,
    loadMs: loaded.ms,
    bytes: statSync(path).size,
    search(text, limit) {
      const words = [...new Set(tokenizer.words(text))].map((word) => `"${word.replaceAll('"', '""')}"`);
      if (words.length === 0) return [];
      return select.all(words.join(' OR '), limit).map((row) => articles[Number(row.rowid) - 1]!.key);
    },
    close: () => db.close(),
  };
}
