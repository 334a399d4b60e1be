import type { ResidentId } from '../../core/ids.ts';

/**
 * Tells an open event stream which resident its session became: a session has none before its first message,
 * and gets a new one after an erasure.
 */
export interface Arrivals {
  tell(address: string, resident: ResidentId): void;
  listen(address: string, listener: (resident: ResidentId) => void): () => void;
}

export function createArrivals(): Arrivals {
  const listeners = new Map<string, Set<(resident: ResidentId) => void>>();
  return {
    tell: (address, resident) => {
      for (const listener of listeners.get(address) ?? []) listener(resident);
    },
    listen: (address, listener) => {
      const set = listeners.get(address) ?? new Set();
      listeners.set(address, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(address);
      };
    },
  };
}
