import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from 'react';

/** Where the console lives; every address of its own begins so. */
export const BASE = '/console';

export interface Place {
  path: string;
  query: URLSearchParams;
}

/** Filters that hold from page to page: links of the menu carry them along. */
const HELD = ['area', 'period', 'from', 'until', 'topic', 'person', 'channel'];

const MOVED = 'falin-moved';

function subscribe(listen: () => void): () => void {
  window.addEventListener('popstate', listen);
  window.addEventListener(MOVED, listen);
  return () => {
    window.removeEventListener('popstate', listen);
    window.removeEventListener(MOVED, listen);
  };
}
const address = () => location.pathname + location.search;

/** The address; the component is drawn again when it changes. */
export function usePlace(): Place {
  const now = useSyncExternalStore(subscribe, address);
  return useMemo(() => {
    const url = new URL(now, location.origin);
    return { path: url.pathname.replace(/\/+$/, '') || '/', query: url.searchParams };
  }, [now]);
}

/** Goes to an address of the console. `replace`: the one before is not gone back to. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  if (to === address()) return;
  if (replace) history.replaceState(null, '', to);
  else {
    history.pushState(null, '', to);
    window.scrollTo(0, 0);
  }
  window.dispatchEvent(new Event(MOVED));
}

/** The address with the filters that hold. */
export function withHeld(path: string, query: URLSearchParams): string {
  const held = new URLSearchParams();
  for (const name of HELD) {
    const value = query.get(name);
    if (value !== null) held.set(name, value);
  }
  return held.size > 0 ? `${path}?${held}` : path;
}

/** A real link (opens in a new tab, can be copied) that does not load the page anew. */
export function Link({ to, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) {
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a href={to} onClick={press} {...rest} />;
}
