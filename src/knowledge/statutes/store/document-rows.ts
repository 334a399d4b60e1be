import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { LocalDate } from '../../../core/dates.ts';
import type { DocumentRecord } from '../join/record.ts';
import type { ParsedDocument } from '../parse/parsed.ts';
import type { StatuteKind } from '../statute.ts';

const date = z.string().transform((text) => text as LocalDate);
const optionalDate = date.optional();
const facts = z.object({
  folderDate: optionalDate,
  headDate: optionalDate,
  textDate: optionalDate,
  afterPromulgation: z.number().optional(),
  repeals: z.array(z.string()),
  amends: z.array(z.string()),
});
export const historyJson = z.array(z.object({ date, act: z.string() }));
const row = z.object({
  id: z.number(),
  collection: z.string(),
  path: z.string(),
  key: z.string(),
  title: z.string(),
  kind: z.string(),
  issuer: z.string().nullable(),
  promulgated: z.string().nullable(),
  history: z.string(),
  facts: z.string(),
  sketch: z.instanceof(Uint8Array),
  articles: z.number(),
});

/** Returns a function that writes one document with its articles and gives its row id. */
export function documentWriter(
  db: DatabaseSync,
): (document: ParsedDocument, collection: string, sha256: string) => void {
  const insert = db.prepare(
    `INSERT INTO document (collection, path, sha256, key, title, kind, issuer, promulgated, history, lead, facts, sketch, articles)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertArticle = db.prepare(
    'INSERT INTO article (document, position, number, label, path, text) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (document, collection, sha256) => {
    const { sketch } = document;
    const { lastInsertRowid } = insert.run(
      collection,
      document.path,
      sha256,
      document.key,
      document.title,
      document.kind,
      document.issuer ?? null,
      document.promulgated ?? null,
      JSON.stringify(document.history),
      document.lead,
      JSON.stringify(document.facts),
      new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength),
      document.articles.length,
    );
    document.articles.forEach((article, position) => {
      insertArticle.run(
        lastInsertRowid,
        position,
        article.number,
        article.label,
        JSON.stringify(article.path),
        article.text,
      );
    });
  };
}

export function readDocuments(db: DatabaseSync): DocumentRecord[] {
  return db
    .prepare(
      'SELECT id, collection, path, key, title, kind, issuer, promulgated, history, facts, sketch, articles FROM document ORDER BY collection, path',
    )
    .all()
    .map((raw) => {
      const read = row.parse(raw);
      return {
        id: read.id,
        collection: read.collection,
        path: read.path,
        key: read.key,
        title: read.title,
        kind: read.kind as StatuteKind,
        issuer: read.issuer ?? undefined,
        promulgated: (read.promulgated ?? undefined) as LocalDate | undefined,
        history: historyJson.parse(JSON.parse(read.history)),
        facts: { ...EMPTY_FACTS, ...facts.parse(JSON.parse(read.facts)) },
        // A copy: the row's bytes may not begin on a multiple of four.
        sketch: new Uint32Array(read.sketch.slice().buffer),
        articles: read.articles,
      };
    });
}

const EMPTY_FACTS = {
  folderDate: undefined,
  headDate: undefined,
  textDate: undefined,
  afterPromulgation: undefined,
};
