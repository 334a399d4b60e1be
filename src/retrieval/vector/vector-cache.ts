import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { saveIndex } from '../index/index-store.ts';
import { packSections, section, unpackSections } from '../index/sections.ts';
import { openStrings, packStrings } from '../index/string-table.ts';

/** Vectors by the text they stand for, kept between builds: embedding a library again would cost money and hours. */
export interface VectorCache {
  get(text: string): Float32Array | undefined;
  set(text: string, vector: Float32Array): void;
  save(): Promise<void>;
}

export async function openVectorCache(path: string, dimensions: number): Promise<VectorCache> {
  const vectors = new Map<string, Float32Array>();
  try {
    const bytes = await readFile(path);
    const { sections } = unpackSections(new Uint8Array(bytes).buffer);
    const keys = openStrings(sections, 'key');
    const values = section<Float32Array>(sections, 'vectors');
    for (let i = 0; i < keys.size; i++)
      vectors.set(keys.get(i), values.subarray(i * dimensions, (i + 1) * dimensions));
  } catch {
    // Absent or unreadable: everything is embedded anew.
    vectors.clear();
  }
  const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64').slice(0, 24);
  return {
    get: (text) => vectors.get(keyOf(text)),
    set: (text, vector) => {
      vectors.set(keyOf(text), vector);
    },
    async save() {
      const sections = new Map();
      packStrings([...vectors.keys()], 'key', sections);
      const values = new Float32Array(vectors.size * dimensions);
      for (const [i, vector] of [...vectors.values()].entries()) values.set(vector, i * dimensions);
      sections.set('vectors', values);
      await saveIndex(path, packSections(sections, { dimensions }));
    },
  };
}
