import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiFault, type Query, withQuery } from './api.ts';
import { useApi } from './session.tsx';
import { text } from './text.ts';

export interface Loaded<T> {
  /** What came last; stays on screen while the next is on its way. */
  data: T | undefined;
  loading: boolean;
  fault: ApiFault | undefined;
  again(): void;
}

/** Reads from the server, again whenever path or query change; an answer that was overtaken is dropped. */
export function useLoad<T>(path: string | undefined, query: Query = {}): Loaded<T> {
  const api = useApi();
  const address = path === undefined ? undefined : withQuery(path, query);
  const [state, setState] = useState<Omit<Loaded<T>, 'again'>>({
    data: undefined,
    loading: address !== undefined,
    fault: undefined,
  });
  const [turn, setTurn] = useState(0);
  const shown = useRef<string | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same
  useEffect(() => {
    if (address === undefined) return;
    const stop = new AbortController();
    // Another resource's data must not stand under this one's name while it loads.
    const kept = shown.current === path;
    setState(({ data }) => ({ data: kept ? data : undefined, loading: true, fault: undefined }));
    api.get<T>(address, {}, stop.signal).then(
      (data) => {
        shown.current = path;
        setState({ data, loading: false, fault: undefined });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        setState(({ data }) => ({ data, loading: false, fault: asFault(error) }));
      },
    );
    return () => stop.abort();
  }, [api, address, path, turn]);

  const again = useCallback(() => setTurn((n) => n + 1), []);
  return { ...state, again };
}

export const asFault = (error: unknown): ApiFault =>
  error instanceof ApiFault ? error : new ApiFault('page', text.fault.server, true);
