import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Peer } from './peer.ts';

export interface BenchQuestion {
  question: string;
  /** Article keys. */
  relevant: ReadonlySet<string>;
}

export interface PeerMeasures {
  name: string;
  passages: number;
  buildMs: number;
  loadMs: number | undefined;
  /** What it keeps: its own figure, or what the process grew by when it was opened. */
  megabytes: number;
  queriesPerSecond: number;
  p50: number;
  p95: number;
  recall10: number;
  recall100: number;
}

/** Asks every question once after some to warm up; all peers answer with 100 articles. */
export async function measurePeer(
  peer: Peer,
  questions: readonly BenchQuestion[],
  facts: { passages: number; megabytes: number },
  recallAt: (ranking: readonly string[], relevant: ReadonlySet<string>, k: number) => number,
): Promise<PeerMeasures> {
  for (const { question } of questions.slice(0, 50)) await peer.search(question, 100);
  const times: number[] = [];
  let recall10 = 0;
  let recall100 = 0;
  for (const { question, relevant } of questions) {
    const started = performance.now();
    const ranking = await peer.search(question, 100);
    times.push(performance.now() - started);
    recall10 += recallAt(ranking, relevant, 10);
    recall100 += recallAt(ranking, relevant, 100);
  }
  const total = times.reduce((sum, ms) => sum + ms, 0);
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    name: peer.name,
    passages: facts.passages,
    buildMs: peer.buildMs,
    loadMs: peer.loadMs,
    megabytes: (peer.bytes ?? facts.megabytes * 1e6) / 1e6,
    queriesPerSecond: (1000 * times.length) / total,
    p50: at(0.5),
    p95: at(0.95),
    recall10: recall10 / questions.length,
    recall100: recall100 / questions.length,
  };
}

/** Opens a peer and says by how many megabytes of heap and buffers the process grew. */
export async function openMeasured<T>(open: () => Promise<T>): Promise<{ value: T; megabytes: number }> {
  const before = heldBytes();
  const value = await open();
  return { value, megabytes: Math.max(0, heldBytes() - before) / 1e6 };
}

function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
