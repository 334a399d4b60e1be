import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { InvalidInput } from '../../../core/errors.ts';
import {
  isTextPath,
  LINK,
  NOT_TEXT,
  OUTSIDE,
  type Source,
  type SourceEntry,
  type SourceLimits,
  safePath,
  tooLarge,
} from './source.ts';

/** Below this an odd ratio means nothing. */
const RATIO_FROM = 4 * 1024 * 1024;

/** The files of a .tar or .tar.gz, unpacked in memory one chunk at a time. Throws for a broken or oversized archive. */
export async function* tarSource(path: string, limits: SourceLimits): Source {
  const ready: SourceEntry[] = [];
  let failure: unknown;
  let files = 0;
  const parser = new Parser({
    strict: true,
    onReadEntry(entry) {
      if (entry.type === 'Directory' || entry.type === 'GNUDumpDir') return void entry.resume();
      if (++files > limits.files)
        failure ??= new InvalidInput(`压缩包里的文件超过 ${limits.files} 个，不像是法规集，未导入。`);
      const refused = refuse(entry, limits);
      if (refused !== undefined) {
        entry.resume();
        if (refused) ready.push(refused);
        return;
      }
      const chunks: Buffer[] = [];
      entry.on('data', (chunk: Buffer) => chunks.push(chunk));
      entry.on('end', () => ready.push({ path: safePath(entry.path)!, bytes: Buffer.concat(chunks) }));
    },
  });
  parser.on('error', (error: unknown) => {
    failure ??= error;
  });
  const ended = once(parser, 'end');
  // Rejects when the parser fails first; `failure` has the same error.
  ended.catch(() => undefined);
  try {
    for await (const chunk of unpacked(path, limits)) {
      if (!parser.write(chunk) && failure === undefined) await once(parser, 'drain');
      if (failure !== undefined) throw failure;
      yield* ready.splice(0);
    }
    parser.end();
    if (failure === undefined) await ended;
    if (failure !== undefined) throw failure;
    yield* ready.splice(0);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw new InvalidInput('压缩包不完整或已损坏（可能是下载中断），未导入。', { cause: error });
  }
}

/** What keeps an entry out; an empty string's worth (`false`) for entries not worth a word; undefined: take it. */
function refuse(entry: ReadEntry, limits: SourceLimits): SourceEntry | false | undefined {
  const path = safePath(entry.path);
  // A pax header block of GitHub's archives.
  if (entry.path === 'pax_global_header') return false;
  if (path === undefined) return { path: entry.path, reason: OUTSIDE };
  if (entry.type === 'SymbolicLink' || entry.type === 'Link') return { path, reason: LINK };
  if (!/File$/.test(entry.type)) return { path, reason: '是设备等特殊文件，不读' };
  if (!isTextPath(path)) return /(?:^|\/)\./.test(path) ? false : { path, reason: NOT_TEXT };
  if ((entry.size ?? 0) > limits.fileBytes) return { path, reason: tooLarge(limits.fileBytes) };
  return undefined;
}

async function* unpacked(path: string, limits: SourceLimits): AsyncIterable<Buffer> {
  const zipped = await isGzip(path);
  const packed = createReadStream(path, { highWaterMark: 256 * 1024 });
  let bytes = 0;
  const stream: Readable = zipped ? pipeline(packed, createGunzip(), () => undefined) : packed;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.totalBytes)
      throw new InvalidInput(`压缩包解开后超过 ${Math.round(limits.totalBytes / 1024 / 1024)} MB，未导入。`);
    if (bytes > RATIO_FROM && bytes > packed.bytesRead * limits.ratio)
      throw new InvalidInput('压缩包的压缩比异常（像是压缩炸弹），未导入。');
    yield chunk;
  }
}

async function isGzip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { start: 0, end: 1 }) as AsyncIterable<Buffer>)
    return chunk[0] === 0x1f && chunk[1] === 0x8b;
  return false;
}
