import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const BUILDER = fileURLToPath(new URL('../../src/retrieval/index/build-process.ts', import.meta.url));
const WORDS = fileURLToPath(new URL('../../knowledge/words', import.meta.url));

/** Gives the builder something to do and is killed before it can answer. */
const PARENT = `
  const { fork } = require('node:child_process');
  const builder = fork(process.argv[1], [process.argv[2]], { serialization: 'advanced', execArgv: [] });
  builder.send({ passages: [] }, () => process.kill(process.pid, 'SIGKILL'));
`;

test('the process that builds the index ends without a word when the service is killed', async () => {
  const parent = spawn(process.execPath, ['-e', PARENT, BUILDER, WORDS], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => parent.once('exit', (_code, signal) => resolve(signal)));
  // The builder holds the same pipe: its end is the builder's end.
  expect(await text(parent.stderr)).toBe('');
  expect(await ended).toBe('SIGKILL');
});
