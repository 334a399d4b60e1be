import type { Counted, Part } from './counted.ts';
import type { Scope } from './scope.ts';

export interface TimePart {
  /** A day, or a month (2026-03). */
  at: string;
  count: number;
}

export interface FigureStore {
  /**
   * Brings facts and summaries up to every change committed so far. Cost: some 0.5 ms of processor a changed matter; nothing
   * else when nothing changed. Everything below reads what the last call of it left.
   */
  refresh(): Promise<number>;
  /** What is counted, split as it says, in no order. */
  count(of: Counted, scope: Scope): Promise<Part[]>;
  /** As `count`, of many at once, in the order asked: one reading of the summaries serves them all. */
  counts(of: readonly Counted[], scope: Scope): Promise<Part[][]>;
  /** The rows of a split by whole numbers, by value, as far as they lie between `from` and `to`, both inclusive. */
  values(of: Counted, scope: Scope, between: { from: number; to: number }): Promise<Part[]>;
  /** As `count`, by day or month, without the split. What has nothing is left out. */
  overTime(of: Counted, scope: Scope, by: 'day' | 'month'): Promise<TimePart[]>;
}
