import { z } from 'zod';
import { describeError } from '../../core/errors.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { readTokenizer } from '../tokens/tokenizer.ts';
import { IndexBuilder } from './index-builder.ts';
import { saveIndex } from './index-store.ts';

export type BuildMessage = { passages: Passage[] } | { finish: { path: string; fingerprint: string } };
export type BuildReply = { ready: true } | { saved: string } | { failed: string };

// Runs as a process of its own (see build-index.ts); each message is answered, so that the sender never runs ahead of it.
const wordsDir = z.string().min(1).parse(process.argv[2]);
const builder = new IndexBuilder(readTokenizer(wordsDir));

process.on('message', (message: BuildMessage) => {
  answer(message).then(reply, (error: unknown) => reply({ failed: describeError(error) }));
});
process.on('disconnect', gone);

/** Killed a moment ago, the sender is missed only when it is written to (EPIPE). */
function reply(message: BuildReply): void {
  process.send!(message, (error: Error | null) => error && gone());
}

/** Whoever wanted the index is gone: nothing is left to do. */
function gone(): void {
  process.exit();
}

async function answer(message: BuildMessage): Promise<BuildReply> {
  if ('passages' in message) {
    for (const passage of message.passages) builder.add(passage);
    return { ready: true };
  }
  await saveIndex(message.finish.path, builder.finish(message.finish.fingerprint));
  return { saved: message.finish.path };
}
