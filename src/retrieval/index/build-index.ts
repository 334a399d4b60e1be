import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Unavailable } from '../../core/errors.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { BuildMessage, BuildReply } from './build-worker.ts';

const CHUNK = 200;

/**
 * Builds an index in a worker thread and saves it at `path`. Passages are read here a few at a time between other work, so
 * the service answers on; a full library takes some 20 s on one core. Throws Unavailable when it fails; aborting ends the thread.
 */
export async function buildIndexInWorker(options: {
  passages: Iterable<readonly Passage[]>;
  path: string;
  fingerprint: string;
  wordsDir: string;
  signal: AbortSignal;
}): Promise<void> {
  const { passages, path, fingerprint, wordsDir, signal } = options;
  const worker = new Worker(new URL('./build-worker.ts', import.meta.url), {
    workerData: { wordsDir },
    // Postings lie outside the heap; a small young generation keeps the passages that pass through from piling up in it.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const ended = new AbortController();
  const stop = AbortSignal.any([signal, ended.signal]);
  worker.once('error', (cause) => ended.abort(new Unavailable('建立检索索引的线程出错', { cause })));
  const send = async (message: BuildMessage): Promise<void> => {
    stop.throwIfAborted();
    const reply = once(worker, 'message', { signal: stop });
    worker.postMessage(message);
    const [answer] = (await reply) as [BuildReply];
    if ('failed' in answer) throw new Unavailable(`建立检索索引失败：${answer.failed}`);
  };
  try {
    for (const group of passages) {
      for (let at = 0; at < group.length; at += CHUNK) await send({ passages: group.slice(at, at + CHUNK) });
    }
    await send({ finish: { path, fingerprint } });
  } catch (error) {
    throw stop.aborted && stop.reason instanceof Error ? stop.reason : error;
  } finally {
    await worker.terminate();
  }
}
