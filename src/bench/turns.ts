import type { Incoming } from '../consultation/incoming.ts';
import type { Receipt } from '../consultation/records.ts';
import { newId, type TurnId } from '../core/ids.ts';

/** Questions of everyday wording, one after another, each from its own resident. */
const QUESTIONS = [
  '楼上漏水把我家天花板泡了，他不管怎么办',
  '公司拖欠工资三个月了怎么要',
  '租房到期房东不退押金',
  '离婚孩子归谁',
  '朋友借钱不还，只有微信聊天记录',
  '物业费可以不交吗',
  '上班路上被车撞了算不算工伤',
  '网上买到假货怎么退',
  '邻居家的狗咬了我孩子',
  '老人去世没有遗嘱，房子怎么分',
];

export interface TurnsReport {
  turns: number;
  concurrency: number;
  perSecond: number;
  /** From before receive to after the replies are stored. */
  p50ms: number;
  p95ms: number;
  rssMb: number;
}

/** The service, as far as a bench of turns needs it. */
export interface TurnService {
  receive(incoming: Incoming): Promise<Receipt>;
  onSettled(listener: (turn: TurnId) => void): () => void;
}

/** Whole turns with durable writes and no model: receive, claim, answer, gate, store. */
export async function benchTurns(
  service: TurnService,
  turns: number,
  concurrency: number,
): Promise<TurnsReport> {
  const waiting = new Map<TurnId, () => void>();
  const settled = new Set<TurnId>();
  const stop = service.onSettled((turn) => {
    settled.add(turn);
    waiting.get(turn)?.();
  });
  const times: number[] = [];
  let next = 0;
  const resident = async () => {
    while (next < turns) {
      const i = next++;
      const started = performance.now();
      const { promise, resolve } = Promise.withResolvers<void>();
      const receipt = await service.receive({
        channel: 'web',
        updateId: newId(),
        sender: { address: newId(), name: undefined },
        channelMessageId: undefined,
        content: { type: 'text', text: QUESTIONS[i % QUESTIONS.length]! },
        at: new Date(),
      });
      if (!settled.has(receipt.turn)) {
        waiting.set(receipt.turn, resolve);
        await promise;
      }
      times.push(performance.now() - started);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: concurrency }, resident));
  stop();
  const seconds = (performance.now() - begun) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  return {
    turns,
    concurrency,
    perSecond: turns / seconds,
    p50ms: sorted[Math.floor(turns * 0.5)]!,
    p95ms: sorted[Math.floor(turns * 0.95)]!,
    rssMb: process.memoryUsage().rss / 1e6,
  };
}
