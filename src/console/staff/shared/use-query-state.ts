import { useCallback } from 'react';
import { go, usePlace } from './place.tsx';

type Patch = Readonly<Record<string, string | undefined>>;

/** The page's filters, which live in its address: they outlast a reload and can be sent to a colleague. */
export function useQuery(): { query: URLSearchParams; patch: (changes: Patch) => void } {
  const { query } = usePlace();
  const patch = useCallback((changes: Patch) => {
    // Read afresh: two changes in one moment must not lose one another.
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    }
    go(next.size > 0 ? `${location.pathname}?${next}` : location.pathname, { replace: true });
  }, []);
  return { query, patch };
}

/** One filter. Undefined or empty: not in the address. Changing it leads back to the first page of a list. */
export function useQueryState(name: string): [string | undefined, (value: string | undefined) => void] {
  const { query, patch } = useQuery();
  const set = useCallback(
    (value: string | undefined) => patch({ [name]: value, page: undefined }),
    [patch, name],
  );
  return [query.get(name) ?? undefined, set];
}
