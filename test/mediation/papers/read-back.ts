import { convertToHtml, extractRawText } from 'mammoth';
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
