import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** What each room of src/ may import. Imports point inwards: main → cli → app → channels, http, jobs → features → core. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  contracts: [],
  knowledge: ['core', 'contracts'],
  retrieval: ['core', 'knowledge'],
  consultation: ['core', 'contracts', 'knowledge', 'retrieval'],
  curation: ['core', 'contracts', 'knowledge', 'retrieval', 'consultation'],
  staff: ['core', 'contracts', 'knowledge'],
  handoff: ['core', 'contracts', 'knowledge', 'consultation', 'staff'],
  mediation: ['core', 'contracts', 'knowledge', 'consultation', 'handoff', 'staff'],
  statistics: ['core', 'contracts', 'knowledge', 'consultation', 'mediation', 'staff'],
  storage: [
    'core',
    'contracts',
    'consultation',
    'curation',
    'handoff',
    'mediation',
    'statistics',
    'staff',
    'knowledge',
  ],
  providers: ['core', 'contracts', 'consultation', 'retrieval', 'knowledge'],
  channels: ['core', 'contracts', 'consultation', 'knowledge', 'http'],
  http: [
    'core',
    'contracts',
    'consultation',
    'curation',
    'handoff',
    'mediation',
    'statistics',
    'knowledge',
    'channels',
    'staff',
  ],
  jobs: ['core', 'consultation', 'handoff', 'mediation', 'statistics'],
  eval: ['core', 'contracts', 'knowledge', 'retrieval', 'consultation'],
  bench: [
    'core',
    'contracts',
    'knowledge',
    'retrieval',
    'consultation',
    'handoff',
    'mediation',
    'statistics',
    'storage',
    'channels',
    'demo',
  ],
  demo: ['core', 'contracts', 'consultation', 'knowledge', 'mediation', 'statistics', 'storage'],
  console: ['contracts'],
};
/** Composition: these know everything. */
const TOP = new Set(['app', 'app.ts', 'main.ts', 'cli', 'config.ts']);

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

function roomOf(path: string): string {
  return relative(SRC, path).split(/[\\/]/)[0]!;
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g)].map((match) =>
    resolve(file, '..', match[1]!),
  );
}

describe('imports point inwards', () => {
  test('every room of src/ is known here', () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !TOP.has(room) && !(room in MAY_IMPORT))).toEqual([]);
  });

  test.each(Object.keys(MAY_IMPORT))('%s imports only what it may', (room) => {
    const wrong = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        importsOf(file)
          .map(roomOf)
          .filter((other) => other !== room && !MAY_IMPORT[room]!.includes(other))
          .map((other) => `${relative(SRC, file)} → ${other}`),
      );
    expect(wrong).toEqual([]);
  });

  test('only config.ts and main.ts read the environment', () => {
    const readers = files
      .filter((file) => /process\.env\b/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(SRC, file));
    expect(readers.filter((file) => !['main.ts', 'config.ts'].includes(file))).toEqual([]);
  });
});
