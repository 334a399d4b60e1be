import { convertToHtml, extractRawText } from 'mammoth';
import { expect } from 'vitest';
import yauzl from 'yauzl';

/** What a reader finds in the Word file, in its order. */
export async function wordsOf(bytes: Uint8Array): Promise<string> {
  return (await extractRawText({ buffer: Buffer.from(bytes) })).value;
}

export async function htmlOf(bytes: Uint8Array): Promise<string> {
  return (await convertToHtml({ buffer: Buffer.from(bytes) })).value;
}

/** The parts of a Word file by name. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks));
  }
  return parts;
}

/** What a reader of the page sees. */
export function textOf(page: string): string {
  return page
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<svg.*?aria-label="([^"]*)".*?<\/svg>/gs, '$1')
    .replace(/^[^<]*>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

export function expectInOrder(text: string, parts: readonly string[]): void {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) expect.fail(`「${part}」 is missing, or not after what stands before it, in:\n${text}`);
    at = found + part.length;
  }
}
