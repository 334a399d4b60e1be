import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '../../core/errors.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { BuildMessage, BuildReply } from './build-process.ts';

const CHUNK = 200;

/**
 * Builds an index in a process of its own and saves it at `path`: what it took (some 300 MB for the full library) goes back to
 * the system when it ends, which a thread's does not. Passages are read here a few at a time between other work, so the
 * service answers on; a full library takes some 20 s on one core. Throws Unavailable when it fails; aborting ends the process.
 */
export async function buildIndexApart(options: {
  passages: Iterable<readonly Passage[]>;
  path: string;
  fingerprint: string;
  wordsDir: string;
  signal: AbortSignal;
}): Promise<void> {
  const { passages, path, fingerprint, wordsDir, signal } = options;
  const builder = fork(fileURLToPath(new URL('./build-process.ts', import.meta.url)), [wordsDir], {
    serialization: 'advanced',
    execArgv: [],
  });
  const ended = new AbortController();
  const stop = AbortSignal.any([signal, ended.signal]);
  const failed = (cause: unknown) => ended.abort(new Unavailable('建立检索索引的进程出错', { cause }));
  builder.once('error', failed);
  builder.once('exit', (code) => failed(new Error(`exit code ${code}`)));
  const send = async (message: BuildMessage): Promise<void> => {
    stop.throwIfAborted();
    const reply = once(builder, 'message', { signal: stop });
    builder.send(message);
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
    builder.removeAllListeners('exit');
    builder.kill();
  }
}
