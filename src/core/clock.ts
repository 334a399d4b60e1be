/** The only source of time; tests give their own. */
export interface Clock {
  now(): Date;
  /**
   * Seconds of this clock in one second of the machine; 1 where absent. What people wait for is counted on the clock;
   * what a machine needs for its work (leases, looks) takes as long as the machine takes: see `machineTime`.
   */
  readonly speed?: number;
}

export const systemClock: Clock = { now: () => new Date() };

/** As much of the clock as passes while the machine works for `ms`. */
export const machineTime = (clock: Clock, ms: number): number => ms * (clock.speed ?? 1);

/** A clock that showed `from` when the machine's own showed `since` (Unix milliseconds), and runs faster. */
export function fastClock({ from, since, speed }: { from: Date; since: number; speed: number }): Clock {
  return { speed, now: () => new Date(from.getTime() + (Date.now() - since) * speed) };
}

/** A clock that stands still until it is moved. */
export function fixedClock(
  start: string | Date,
): Clock & { set(to: string | Date): void; advance(ms: number): void } {
  let at = new Date(start);
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to);
    },
    advance: (ms) => {
      at = new Date(at.getTime() + ms);
    },
  };
}
