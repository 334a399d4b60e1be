/** FNV-1a, 32 bits: enough to tell a few thousand paragraphs apart, and the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}

/** Hashes of paragraphs with all but characters, letters and digits left out, so that punctuation and spacing do not matter. */
export function sketchOf(paragraphs: Iterable<string>): Uint32Array {
  const hashes = new Set<number>();
  for (const paragraph of paragraphs) {
    const plain = paragraph
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/○/g, '〇');
    if (plain.length >= 4) hashes.add(hash(plain));
  }
  return Uint32Array.from(hashes).sort();
}

/** Share of paragraphs two texts have in common, of the longer one: 1 for the same, 0 for nothing in common. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let i = 0;
  let j = 0;
  let common = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      common++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : common / longer;
}
