/** A tiny in-process bus: who listens on a key hears what is said on it from then on. Nothing is kept. */
export interface Bus<K, E> {
  publish(key: K, event: E): void;
  subscribe(key: K, listener: (event: E) => void): () => void;
  /** Hears every key. */
  subscribeAll(listener: (key: K, event: E) => void): () => void;
}

export function createBus<K, E>(onError: (error: unknown) => void): Bus<K, E> {
  const byKey = new Map<K, Set<(event: E) => void>>();
  const all = new Set<(key: K, event: E) => void>();
  return {
    publish(key, event) {
      for (const listener of [...(byKey.get(key) ?? [])]) guard(() => listener(event));
      for (const listener of [...all]) guard(() => listener(key, event));
    },
    subscribe(key, listener) {
      const set = byKey.get(key) ?? new Set();
      byKey.set(key, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && byKey.get(key) === set) byKey.delete(key);
      };
    },
    subscribeAll(listener) {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
  };

  function guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      onError(error);
    }
  }
}
