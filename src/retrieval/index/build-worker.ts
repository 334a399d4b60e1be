import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { describeError } from '../../core/errors.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { readTokenizer } from '../tokens/tokenizer.ts';
import { IndexBuilder } from './index-builder.ts';
import { saveIndex } from './index-store.ts';

export type BuildMessage = { passages: Passage[] } | { finish: { path: string; fingerprint: string } };
export type BuildReply = { ready: true } | { saved: string } | { failed: string };

// Runs in a thread of its own; each message is answered, so that the sender never runs ahead of it.
const port = parentPort!;
const { wordsDir } = z.object({ wordsDir: z.string() }).parse(workerData);
const builder = new IndexBuilder(readTokenizer(wordsDir));

port.on('message', (message: BuildMessage) => {
  answer(message).then(
    (reply) => port.postMessage(reply),
    (error: unknown) => port.postMessage({ failed: describeError(error) } satisfies BuildReply),
  );
});

async function answer(message: BuildMessage): Promise<BuildReply> {
  if ('passages' in message) {
    for (const passage of message.passages) builder.add(passage);
    return { ready: true };
  }
  await saveIndex(message.finish.path, builder.finish(message.finish.fingerprint));
  return { saved: message.finish.path };
}
