import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { InvalidInput } from '../../../core/errors.ts';
import {
  isTextPath,
  LINK,
  NOT_TEXT,
  OUTSIDE,
  type Source,
  type SourceLimits,
  safePath,
  tooLarge,
} from './source.ts';

const UTF8_NAMES = 0x800;
const TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;
/** Below this an odd ratio means nothing. */
const RATIO_FROM = 1024 * 1024;

/** The files of a .zip, unpacked in memory one at a time. A damaged entry is passed over; a damaged archive throws. */
export async function* zipSource(path: string, limits: SourceLimits): Source {
  let zip: ZipFile;
  try {
    // Names are decoded here: a wrong one must cost its own entry, not the archive, and Windows writes Chinese names in GBK.
    zip = await openPromise(path, {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
      autoClose: false,
    });
  } catch (error) {
    throw new InvalidInput('压缩包不完整或已损坏（可能是下载中断），未导入。', { cause: error });
  }
  try {
    if (zip.entryCount > limits.files)
      throw new InvalidInput(`压缩包里的文件超过 ${limits.files} 个，不像是法规集，未导入。`);
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      const written = entryName(entry);
      if (/[/\\]$/.test(written)) continue;
      const name = safePath(written);
      const reason = refuse(entry, name, limits);
      if (reason !== undefined) {
        if (name === undefined || !/(?:^|\/)\./.test(name)) yield { path: written, reason };
        continue;
      }
      const bytes = await readEntry(zip, entry, limits.fileBytes);
      total += bytes?.length ?? 0;
      if (total > limits.totalBytes)
        throw new InvalidInput(
          `压缩包解开后超过 ${Math.round(limits.totalBytes / 1024 / 1024)} MB，未导入。`,
        );
      yield bytes ? { path: name!, bytes } : { path: written, reason: '压缩包里的这个文件已损坏' };
    }
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw new InvalidInput('压缩包不完整或已损坏（可能是下载中断），未导入。', { cause: error });
  } finally {
    zip.close();
  }
}

function refuse(entry: Entry, name: string | undefined, limits: SourceLimits): string | undefined {
  if (name === undefined) return OUTSIDE;
  if (((entry.externalFileAttributes >>> 16) & TYPE_MASK) === SYMBOLIC_LINK) return LINK;
  if (!isTextPath(name)) return NOT_TEXT;
  if (entry.isEncrypted()) return '加了密码，读不了';
  if (entry.uncompressedSize > limits.fileBytes) return tooLarge(limits.fileBytes);
  if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * limits.ratio)
    return '压缩比异常（像是压缩炸弹），不读';
  return undefined;
}

/** The bytes of one entry; undefined when it is damaged. The declared size is held to, so a lie about it ends the reading. */
async function readEntry(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return undefined;
      chunks.push(chunk);
    }
  } catch {
    // The stream tells damage (size, checksum, deflate) by an error; the entry is reported, the archive goes on.
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** UTF-8 where it says so or is valid, else GB18030. */
function entryName(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer | string;
  if (typeof raw === 'string') return raw;
  if ((entry.generalPurposeBitFlag & UTF8_NAMES) !== 0) return raw.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}
