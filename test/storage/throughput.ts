/**
 * How many full turns a second the log stores: receive, claimTurn, finishTurn with a 3 kB reply and 5 citations,
 * each durable before the next. `npx node test/storage/throughput.ts [turns] [concurrent callers] [postgres url]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/core/clock.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { incoming, result } from './builders.ts';

const [turns = '2000', callers = '50', databaseUrl] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'falin-throughput-'));
const storage = await openStorage({ databaseUrl, dataDir, clock: systemClock });
const { log } = storage;
const text = '楼上漏水要负责修好、赔偿损失。'.repeat(67);
const citations = [1, 2, 3, 4, 5].map((n) => ({
  passageId: `article:民法典@2021#${n}`,
  kind: 'article' as const,
  statute: '民法典',
  article: `${n}`,
  versionId: '民法典@2021',
}));
const times: number[] = [];
let left = Number(turns);

async function caller(id: number): Promise<void> {
  while (left-- > 0) {
    const start = performance.now();
    // Residents come back: ten turns each, so that the earlier ones are read along.
    const address = `chat-${id}-${Math.floor(left / Number(callers) / 10)}`;
    await log.receive(incoming({ address, updateId: `u-${id}-${left}`, at: new Date() }));
    const work = await log.claimTurn(`worker-${id}`, 30_000, new Date());
    if (work) {
      const use = work.consultation ? 'current' : 'new';
      const done = result({ texts: [text], citations, consultation: { use } });
      await log.finishTurn(work.turn.id, `worker-${id}`, done, new Date());
    }
    times.push(performance.now() - start);
  }
}

const start = performance.now();
const cpuBefore = process.cpuUsage();
await Promise.all(Array.from({ length: Number(callers) }, (_, id) => caller(id)));
const seconds = (performance.now() - start) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const cpuMs = (cpu.user + cpu.system) / 1000 / times.length;
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(1);
console.log(
  `${storage.dialect}: ${times.length} turns in ${seconds.toFixed(2)} s = ${Math.round(times.length / seconds)}/s, ` +
    `${callers} callers, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${cpuMs.toFixed(2)} ms of processor a turn`,
);
console.log(await log.stats());
await storage.close();
rmSync(dataDir, { recursive: true });
