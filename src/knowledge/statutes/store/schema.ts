/**
 * A library is one SQLite file that is written once and then only read. Documents are what was imported, kept whole so that a
 * second collection can be joined with them later; statutes and versions are worked out from them.
 * Raise SCHEMA when a table changes, READER when the parser reads the same file otherwise: both make a new generation.
 */
export const SCHEMA = 1;
export const READER = 5;

export const TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE collection (name TEXT PRIMARY KEY, files INTEGER NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
  id INTEGER PRIMARY KEY, collection TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL,
  key TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, issuer TEXT, promulgated TEXT,
  history TEXT NOT NULL, lead TEXT NOT NULL, facts TEXT NOT NULL, sketch BLOB NOT NULL, articles INTEGER NOT NULL
);
CREATE TABLE article (
  document INTEGER NOT NULL, position INTEGER NOT NULL, number TEXT NOT NULL, label TEXT NOT NULL,
  path TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE statute (key TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, issuer TEXT) WITHOUT ROWID;
CREATE TABLE version (
  id TEXT PRIMARY KEY, statute TEXT NOT NULL, document INTEGER NOT NULL, promulgated TEXT, history TEXT NOT NULL,
  effective TEXT NOT NULL, basis TEXT NOT NULL, until TEXT, repealed_by TEXT, source TEXT NOT NULL, also TEXT NOT NULL,
  articles INTEGER NOT NULL
) WITHOUT ROWID;
`;

/** Made last: filling an indexed table is slower. */
export const INDEXES = `
CREATE INDEX article_number ON article (document, number);
CREATE INDEX version_statute ON version (statute, effective);
`;
