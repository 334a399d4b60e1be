/**
 * A service that is to be killed: receives messages and answers them as fast as it can, and writes a line for each
 * only after storage said it is accepted (`in`) or finished (`out`). Options come as JSON in the first argument.
 */
import { writeSync } from 'node:fs';
import { systemClock } from '../../src/core/clock.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { incoming, opening, result } from './builders.ts';

const { run, ...options } = JSON.parse(process.argv[2] ?? '{}') as {
  run: string;
  dataDir: string;
  databaseUrl?: string;
};
const { log } = await openStorage({ ...options, clock: systemClock });
const tell = (line: string) => writeSync(1, `${line}\n`);

async function receiver(id: number): Promise<never> {
  for (let n = 0; ; n++) {
    const update = incoming({
      updateId: `${run}-${id}-${n}`,
      address: `chat-${(id + n) % 7}`,
      at: new Date(),
    });
    tell(`in ${(await log.receive(update)).message}`);
  }
}

async function answerer(id: number): Promise<never> {
  const worker = `${run}-${id}`;
  for (;;) {
    const work = await log.claimTurn(worker, 500, new Date());
    if (!work) continue;
    const stored = await log.finishTurn(
      work.turn.id,
      worker,
      work.consultation ? result() : opening(),
      new Date(),
    );
    if (stored) tell(`out ${work.turn.id}`);
  }
}

await Promise.all([receiver(1), receiver(2), receiver(3), answerer(1), answerer(2)]);
