import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLogger } from '../../src/core/logger.ts';
import { INDEX_FORMAT, IndexBuilder } from '../../src/retrieval/index/index-builder.ts';
import { createIndexStore, saveIndex } from '../../src/retrieval/index/index-store.ts';
import { packSections, unpackSections } from '../../src/retrieval/index/sections.ts';
import { openVocabulary, packVocabulary } from '../../src/retrieval/index/vocabulary.ts';
import { createTokenizer } from '../../src/retrieval/tokens/tokenizer.ts';
import { guide } from './made-up-library.ts';

const tokenizer = createTokenizer();

function built(fingerprint: string): ArrayBuffer {
  const builder = new IndexBuilder(tokenizer);
  builder.add(guide('漏水', { body: '楼上漏水先拍照' }));
  return builder.finish(fingerprint);
}

test('sections come back as they were packed, without copying', () => {
  const buffer = packSections(
    new Map<string, Uint8Array | Float32Array>([
      ['a', Uint8Array.of(1, 2, 3)],
      ['b', Float32Array.of(0.5)],
    ]),
    { note: '好' },
  );
  const { sections, meta } = unpackSections(buffer);
  expect(meta).toEqual({ note: '好' });
  expect([...sections.get('a')!]).toEqual([1, 2, 3]);
  expect(sections.get('b')!.buffer).toBe(buffer);
});

test('a vocabulary finds every term it holds and none it does not', () => {
  const sections = new Map();
  const terms = Array.from({ length: 5000 }, (_, i) => `词${i}`);
  packVocabulary(terms, 'v', sections);
  const vocabulary = openVocabulary(sections, 'v');
  expect(terms.every((term, i) => vocabulary.find(term) === i)).toBe(true);
  expect(vocabulary.find('没有')).toBe(-1);
  expect(vocabulary.find('')).toBe(-1);
});

test('an empty vocabulary answers too', () => {
  const sections = new Map();
  packVocabulary([], 'v', sections);
  expect(openVocabulary(sections, 'v').find('词')).toBe(-1);
});

test('a saved index loads; the latest serves when the one wanted is not there', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'falin-'));
  const store = createIndexStore(dir, INDEX_FORMAT, silentLogger);
  await saveIndex(store.pathOf('one'), built('one'));
  expect((await store.load('one'))?.documents.size).toBe(1);
  expect(await store.load('two')).toBeUndefined();
  expect((await store.loadLatest())?.meta.fingerprint).toBe('one');
});

test.each([
  ['cut short', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
  ['of another kind', () => new TextEncoder().encode('not an index at all')],
  ['empty', () => new Uint8Array()],
])('an index file that is %s counts as absent', async (_, spoil) => {
  const dir = await mkdtemp(join(tmpdir(), 'falin-'));
  const store = createIndexStore(dir, INDEX_FORMAT, silentLogger);
  await saveIndex(store.pathOf('one'), built('one'));
  await writeFile(store.pathOf('one'), spoil(new Uint8Array(built('one'))));
  expect(await store.load('one')).toBeUndefined();
});

test('old indexes and leftovers of a killed build are removed, the current stays', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'falin-'));
  const store = createIndexStore(dir, INDEX_FORMAT, silentLogger);
  await saveIndex(store.pathOf('one'), built('one'));
  await saveIndex(store.pathOf('two'), built('two'));
  await writeFile(`${store.pathOf('three')}.99.tmp`, 'half');
  await store.keepOnly('two');
  expect(await readdir(join(dir, 'index'))).toEqual(['two.idx']);
});
