import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { describeError } from '../../core/errors.ts';
import { isPassedOver, type Layout, type PassedOver, type TextFile } from './layouts/layout.ts';
import { recogniseLayouts } from './layouts/recognise.ts';
import { parseDocument } from './parse/document.ts';
import type { ParsedDocument, RawDocument } from './parse/parsed.ts';
import { decodeText } from './sources/decode.ts';
import type { Source } from './sources/source.ts';

export interface Collection {
  name: string;
  layout: string;
  files: number;
  documents: { document: ParsedDocument; sha256: string }[];
}

export type ReadProgress = (stage: 'read' | 'parse', done: number, total: number | undefined) => void;

/** How often progress is told and others get their turn. */
const EVERY = 100;

/**
 * Reads every file of a source, recognises the layouts and parses the documents. What cannot be read goes to `passedOver`
 * with the reason and stops nothing. The whole source is held in memory: both public collections take about 150 MB.
 */
export async function readCollections(
  source: Source,
  name: string | undefined,
  passedOver: PassedOver[],
  onProgress: ReadProgress,
): Promise<{ filesRead: number; collections: Collection[] }> {
  const files = await readFiles(source, passedOver, onProgress);
  const found: { layout: Layout; files: number; documents: Collection['documents'] }[] = [];
  let done = 0;
  for (const [layout, group] of recogniseLayouts(files)) {
    const documents: Collection['documents'] = [];
    for (const entry of layout.read(group)) {
      if (++done % EVERY === 0) {
        onProgress('parse', done, files.length);
        await breathe();
      }
      if (isPassedOver(entry)) passedOver.push(entry);
      else readDocument(entry.document, entry.files, documents, passedOver);
    }
    if (documents.length > 0) found.push({ layout, files: group.length, documents });
  }
  const collections = found.map(({ layout, ...rest }) => ({
    ...rest,
    layout: layout.name,
    name: name === undefined ? layout.name : found.length === 1 ? name : `${name}/${layout.name}`,
  }));
  return { filesRead: files.length, collections };
}

async function readFiles(
  source: Source,
  passedOver: PassedOver[],
  onProgress: ReadProgress,
): Promise<TextFile[]> {
  const files: TextFile[] = [];
  for await (const entry of source) {
    const decoded = 'reason' in entry ? entry : decodeText(entry.bytes);
    if ('reason' in entry || 'reason' in decoded) {
      passedOver.push({ path: entry.path, reason: (decoded as PassedOver).reason });
      continue;
    }
    const sha256 = createHash('sha256').update(entry.bytes).digest('hex');
    files.push({ path: entry.path, text: decoded.text, sha256 });
    if (files.length % EVERY === 0) onProgress('read', files.length, undefined);
  }
  return files;
}

function readDocument(
  raw: RawDocument,
  files: readonly TextFile[],
  documents: Collection['documents'],
  passedOver: PassedOver[],
): void {
  try {
    const document = parseDocument(raw);
    if (document) documents.push({ document, sha256: contentHash(raw, files) });
    else passedOver.push({ path: raw.path, reason: '只有标题，没有正文' });
  } catch (error) {
    // A file the parser trips over is one bad file; it must not cost the other two thousand.
    passedOver.push({ path: raw.path, reason: `解析出错：${describeError(error)}` });
  }
}

/** Of the files' bytes and of what their names and folders say; where the collection lies does not count. */
function contentHash(raw: RawDocument, files: readonly TextFile[]): string {
  const said = [raw.title, raw.kind, raw.issuer, raw.promulgated, raw.effective];
  return createHash('sha256')
    .update(JSON.stringify([...files.map((file) => file.sha256).toSorted(), ...said]))
    .digest('hex');
}
