import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ConsultationLog, TurnResult } from '../consultation/records.ts';

/** Prometheus metrics of one service instance. Labels never hold anything of a resident's. */
export function createMetrics(log: Pick<ConsultationLog, 'stats'>, passages: () => number) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'falin_' });
  const registers = [registry];
  const turns = new Counter({
    name: 'falin_turns_total',
    help: 'Turns finished, by what answered them',
    labelNames: ['channel', 'path', 'writer'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'falin_turn_seconds',
    help: 'From a message stored to its replies stored',
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  });
  const tokens = new Counter({
    name: 'falin_model_tokens_total',
    help: 'Tokens sent to and received from the language model',
    labelNames: ['model', 'direction'] as const,
    registers,
  });
  const handoffs = new Counter({
    name: 'falin_handoffs_total',
    help: 'A person was called, by reason',
    labelNames: ['reason'] as const,
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const pending = gauge('falin_turns_pending', 'Messages stored and not yet answered');
  const outbox = gauge('falin_outbox_pending', 'Replies stored and not yet delivered');
  const dead = gauge('falin_outbox_dead', 'Replies that cannot be delivered');
  const indexed = gauge('falin_passages_indexed', 'Passages in the search index');

  return {
    turn(channel: string, ms: number, { record, handoff }: TurnResult): void {
      turns.inc({ channel, path: record.path, writer: record.writer ?? 'none' });
      seconds.observe(ms / 1000);
      if (handoff) handoffs.inc({ reason: handoff.reason });
      if (record.model) {
        tokens.inc({ model: record.model.name, direction: 'in' }, record.model.inputTokens);
        tokens.inc({ model: record.model.name, direction: 'out' }, record.model.outputTokens);
      }
    },
    async text(): Promise<string> {
      const stats = await log.stats();
      pending.set(stats.turnsPending);
      outbox.set(stats.outboxPending);
      dead.set(stats.outboxDead);
      indexed.set(passages());
      return registry.metrics();
    },
  };
}
