import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ConsultationLog, StoredMessage } from '../../../src/consultation/records.ts';
import { opening, result } from '../builders.ts';
import type { MakeWorld, World } from '../world.ts';

const WRITER = fileURLToPath(new URL('../writer-process.ts', import.meta.url));
const LINES_BEFORE_KILL = [40, 150];

export function killTests(makeWorld: MakeWorld): void {
  describe('a process killed in the middle of writing', () => {
    it('loses no accepted message, doubles no reply, leaves no gap in the numbers', async () => {
      const world = await makeWorld();
      const accepted: string[] = [];
      for (const [run, lines] of LINES_BEFORE_KILL.entries()) {
        accepted.push(...(await writeAndKill(world, `run${run}`, lines)));
      }
      // What the killed ones had in hand is taken up when their leases run out.
      world.clock.set(new Date(Date.now() + 60_000));
      await answerAll(world);
      const messages = await allMessages(world.log);
      const stored = new Set<string>(messages.map((message) => message.id));
      expect(accepted.filter((id) => !stored.has(id))).toEqual([]);
      const questions = messages.filter((message) => message.direction === 'in');
      const replies = Map.groupBy(
        messages.filter((message) => message.direction === 'out'),
        (message) => message.turn,
      );
      expect(questions.filter((question) => replies.get(question.turn)?.length !== 1)).toEqual([]);
      const numbers = await consultationNumbers(world.log);
      expect(numbers).toEqual(
        numbers.map((_, n) => numbers[0]!.slice(0, 5) + String(n + 1).padStart(6, '0')),
      );
    }, 60_000);
  });
}

/** Ids of the messages the process said were accepted before SIGKILL hit it. */
async function writeAndKill({ options }: World, run: string, lines: number): Promise<string[]> {
  const { databaseUrl, dataDir } = options;
  const child: ChildProcess = spawn(
    process.execPath,
    [WRITER, JSON.stringify({ run, databaseUrl, dataDir })],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let out = '';
  let errors = '';
  child.stderr!.on('data', (data) => {
    errors += data;
  });
  child.stdout!.on('data', (data) => {
    out += data;
    if (out.split('\n').length > lines) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself: ${errors}`);
  return [...out.matchAll(/^in (\S+)\n/gm)].map((match) => match[1]!);
}

async function answerAll({ log, clock }: World): Promise<void> {
  for (;;) {
    const work = await log.claimTurn('after', 30_000, clock.now());
    if (!work) return;
    await log.finishTurn(work.turn.id, 'after', work.consultation ? result() : opening(), clock.now());
  }
}

const chats = Array.from({ length: 7 }, (_, n) => `chat-${n}`);

async function residents(log: ConsultationLog) {
  const found = await Promise.all(chats.map((address) => log.residentByAddress('telegram', address)));
  return found.filter((resident) => resident !== undefined);
}

async function allMessages(log: ConsultationLog): Promise<StoredMessage[]> {
  const lists = await Promise.all((await residents(log)).map(({ id }) => log.messagesAfter(id, 0, 100_000)));
  for (const list of lists) expect(list.map((message) => message.seq)).toEqual(list.map((_, n) => n + 1));
  return lists.flat();
}

async function consultationNumbers(log: ConsultationLog): Promise<string[]> {
  const lists = await Promise.all((await residents(log)).map(({ id }) => log.consultationsOf(id)));
  return lists.flatMap((list) => list.map(({ number }) => number)).sort();
}
