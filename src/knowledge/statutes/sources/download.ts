import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { InvalidInput, Unavailable } from '../../../core/errors.ts';
import type { SourceLimits } from './source.ts';

/** Without a byte for this long the server is taken to be gone. */
const SILENCE_MS = 60_000;

export type DownloadProgress = (received: number, expected: number | undefined) => void;

/**
 * Fetches `url` into `path`. Throws Unavailable when it cannot be had whole (no connection, an error answer, cut off) and
 * InvalidInput when it is larger than allowed.
 */
export async function download(
  url: string,
  path: string,
  limits: SourceLimits,
  onProgress?: DownloadProgress,
): Promise<void> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), SILENCE_MS);
  try {
    const response = await fetch(url, {
      signal: abort.signal,
      redirect: 'follow',
      headers: { 'user-agent': 'falin' },
    });
    if (!response.ok || !response.body)
      throw new Unavailable(`下载失败：${hostOf(url)} 答复 ${response.status}，未导入。`);
    const declared = response.headers.get('content-encoding')
      ? undefined
      : Number(response.headers.get('content-length') ?? Number.NaN);
    const expected = declared === undefined || Number.isNaN(declared) ? undefined : declared;
    const tooLarge = () =>
      new InvalidInput(`下载的文件超过 ${Math.round(limits.downloadBytes / 1024 / 1024)} MB，未导入。`);
    if (expected !== undefined && expected > limits.downloadBytes) throw tooLarge();
    let received = 0;
    const file = await open(path, 'w');
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        received += chunk.length;
        if (received > limits.downloadBytes) throw tooLarge();
        await file.write(chunk);
        onProgress?.(received, expected);
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort(), SILENCE_MS);
      }
    } finally {
      await file.close();
    }
    if (expected !== undefined && received !== expected)
      throw new Unavailable(`下载中断：应有 ${expected} 字节，只收到 ${received} 字节，未导入。`);
  } catch (error) {
    if (error instanceof Unavailable || error instanceof InvalidInput) throw error;
    const why = abort.signal.aborted ? '对方没有回应' : '连不上或中途断开';
    throw new Unavailable(`下载失败：${hostOf(url)} ${why}，未导入。`, { cause: error });
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

/** Throws InvalidInput when the file is not the one the checksum was made of. */
export async function checkSha256(path: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const actual = hash.digest('hex');
  if (actual !== expected.trim().toLowerCase()) {
    throw new InvalidInput(`校验和不符：应为 ${expected}，实为 ${actual}。文件被改动过或没有下完，未导入。`);
  }
}

/** Only the host is shown: an address may carry a token. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
