import type { Counted, Part } from './counted.ts';
import type { Scope } from './scope.ts';

export interface DayPart extends Part {
  day: string;
}

export interface FigureStore {
  /**
   * Brings facts and daily summaries up to every change committed so far. Cost: some 0.3 ms of processor a changed matter; nothing
   * else when nothing changed. Everything below reads what the last call of it left.
   */
  refresh(): Promise<number>;
  /** From the daily summaries where they can say it, else from the facts. Sorted by key. */
  count(of: Counted, scope: Scope): Promise<Part[]>;
  /** As `count`, by day, without the split. */
  byDay(of: Counted, scope: Scope): Promise<DayPart[]>;
  byArea(of: Counted, scope: Scope): Promise<Part[]>;
}
