import { type Clock, fastClock } from '../../core/clock.ts';
import type { Timing } from './ports.ts';

/** A Monday that is worked. */
export const OPENING = new Date('2026-11-23T08:55:00+08:00');
const MINUTE = 60_000;

/** Thrown into whoever still waits for something when the day is over. */
export class DayOver extends Error {}

/** One day on a fast clock; minutes are those of the clock, counted from the opening. */
export interface Day {
  readonly timing: Timing;
  readonly clock: Clock;
  readonly minutes: number;
  readonly isOver: boolean;
  minute(): number;
  /** Waits so many minutes of the day. Throws DayOver. */
  pause(minutes: number): Promise<void>;
  until(minute: number): Promise<void>;
  /** Calls back when the day is over; gives how to take it back. */
  onOver(call: () => void): () => void;
  end(): void;
}

/** The office opens `startingMs` of the machine's from now: so long the service has to start. */
export function beginDay({ minutes, speed }: { minutes: number; speed: number }, startingMs: number): Day {
  const timing = { from: OPENING.toISOString(), since: Date.now() + startingMs, speed };
  const clock = fastClock({ ...timing, from: OPENING });
  const listeners = new Set<() => void>();
  let isOver = false;
  const minute = () => (clock.now().getTime() - OPENING.getTime()) / MINUTE;
  const pause = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      if (isOver) return reject(new DayOver());
      const over = () => {
        clearTimeout(timer);
        reject(new DayOver());
      };
      const timer = setTimeout(
        () => {
          listeners.delete(over);
          resolve();
        },
        Math.max(0, wanted * MINUTE) / speed,
      );
      listeners.add(over);
    });
  return {
    timing,
    clock,
    minutes,
    get isOver() {
      return isOver;
    },
    minute,
    pause,
    until: (at) => pause(at - minute()),
    onOver(call) {
      listeners.add(call);
      return () => listeners.delete(call);
    },
    end() {
      isOver = true;
      for (const call of [...listeners]) call();
      listeners.clear();
    },
  };
}

/** Runs what somebody does all day; the end of the day ends it. */
export async function allDay(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DayOver)) throw error;
  }
}
