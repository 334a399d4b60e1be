import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { joinStatutes } from '../join/join.ts';
import type { JoinedStatute } from '../join/record.ts';
import type { ParsedDocument } from '../parse/parsed.ts';
import { documentWriter, readDocuments } from './document-rows.ts';
import { INDEXES, SCHEMA, TABLES } from './schema.ts';

export interface CollectionContent {
  name: string;
  /** Files its documents were read from. */
  files: number;
  documents: Iterable<{ document: ParsedDocument; sha256: string }>;
}

/**
 * Writes a complete library into `folder`: the documents of `collections`, and those of the library at `base` whose
 * collections are not among them; then the statutes and versions they make. `generation` is only recorded.
 */
export function writeLibrary(options: {
  folder: string;
  generation: string;
  base: string | undefined;
  collections: readonly CollectionContent[];
  at: string;
}): void {
  const db = new DatabaseSync(join(options.folder, 'library.db'));
  try {
    // Nobody reads it before it is complete, synced and renamed: no journal, no waiting for the disk in between.
    db.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA page_size = 4096;',
    );
    db.exec(TABLES);
    db.exec('BEGIN');
    const write = documentWriter(db);
    const addCollection = db.prepare('INSERT INTO collection (name, files, at) VALUES (?, ?, ?)');
    for (const collection of options.collections) {
      addCollection.run(collection.name, collection.files, options.at);
      for (const { document, sha256 } of collection.documents) write(document, collection.name, sha256);
    }
    db.exec('COMMIT');
    if (options.base) copyOthers(db, options.base);
    db.exec('BEGIN');
    writeStatutes(db, joinStatutes(readDocuments(db)));
    const setMeta = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
    setMeta.run('schema', String(SCHEMA));
    setMeta.run('generation', options.generation);
    setMeta.run('imported_at', options.at);
    db.exec('COMMIT');
    db.exec(INDEXES);
    db.exec('ANALYZE');
  } finally {
    db.close();
  }
}

/** Documents get new row ids behind the ones already written. */
function copyOthers(db: DatabaseSync, base: string): void {
  db.prepare('ATTACH ? AS base').run(base);
  const { shift } = db.prepare('SELECT coalesce(max(id), 0) AS shift FROM document').get() as {
    shift: number;
  };
  db.prepare(
    `INSERT INTO document SELECT id + ?, collection, path, sha256, key, title, kind, issuer, promulgated, history, lead, facts, sketch, articles
     FROM base.document WHERE collection NOT IN (SELECT name FROM collection)`,
  ).run(shift);
  db.prepare(
    `INSERT INTO article SELECT article.document + ?, position, number, label, article.path, text
     FROM base.article JOIN base.document ON base.document.id = article.document
     WHERE base.document.collection NOT IN (SELECT name FROM collection)`,
  ).run(shift);
  db.exec(
    'INSERT INTO collection SELECT * FROM base.collection WHERE name NOT IN (SELECT name FROM main.collection)',
  );
  db.exec('DETACH base');
}

function writeStatutes(db: DatabaseSync, statutes: readonly JoinedStatute[]): void {
  const addStatute = db.prepare('INSERT INTO statute (key, title, kind, issuer) VALUES (?, ?, ?, ?)');
  const addVersion = db.prepare(
    `INSERT INTO version (id, statute, document, promulgated, history, effective, basis, until, repealed_by, source, also, articles)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const source = (document: { collection: string; path: string }) =>
    `${document.collection}:${document.path}`;
  for (const statute of statutes) {
    addStatute.run(statute.key, statute.title, statute.kind, statute.issuer ?? null);
    for (const version of statute.versions) {
      const fullest = [version.document, ...version.also].reduce((best, one) =>
        one.history.length > best.history.length ? one : best,
      );
      addVersion.run(
        version.id,
        statute.key,
        version.document.id,
        version.promulgated ?? null,
        JSON.stringify(fullest.history),
        version.effective,
        version.basis,
        version.until ?? null,
        version.repealedBy ?? null,
        source(version.document),
        JSON.stringify(version.also.map(source)),
        version.document.articles,
      );
    }
  }
}
