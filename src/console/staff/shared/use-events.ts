import { useEffect, useRef, useState } from 'react';

/** The server pings every 15 s; a line this long silent is dead, whatever the browser thinks. */
const SILENCE_MS = 45_000;
const RETRY_MS = [1_000, 2_000, 4_000, 8_000];

export interface EventHandlers {
  /** By the event's name; `data` is its JSON. */
  on: Readonly<Record<string, (data: unknown) => void>>;
  /** After every connection, the first one too: what happened meanwhile must be read from the server. */
  onOpen: () => void;
}

/**
 * A live line from the server (SSE) below /api/console for as long as the component is shown, kept up over breaks.
 * Undefined: none. Gives whether it is open now.
 */
export function useEvents(path: string | undefined, handlers: EventHandlers): boolean {
  const [open, setOpen] = useState(false);
  const latest = useRef(handlers);
  latest.current = handlers;
  const names = Object.keys(handlers.on).sort().join(' ');

  useEffect(() => {
    if (path === undefined) return;
    let source: EventSource | undefined;
    let tries = 0;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(lost, SILENCE_MS);
    };
    const drop = () => {
      source?.close();
      clearTimeout(silence);
      clearTimeout(retry);
    };
    const lost = () => {
      drop();
      setOpen(false);
      retry = setTimeout(connect, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
    };
    const connect = () => {
      drop();
      const line = new EventSource(`/api/console${path}`);
      source = line;
      line.onopen = () => {
        tries = 0;
        heard();
        setOpen(true);
        latest.current.onOpen();
      };
      line.onerror = lost;
      line.addEventListener('ping', heard);
      for (const name of names.split(' ').filter(Boolean)) {
        line.addEventListener(name, ({ data }: MessageEvent<string>) => {
          heard();
          latest.current.on[name]?.(data === '' ? undefined : JSON.parse(data));
        });
      }
      heard();
    };
    const online = () => {
      tries = 0;
      connect();
    };
    window.addEventListener('online', online);
    connect();
    return () => {
      window.removeEventListener('online', online);
      drop();
      setOpen(false);
    };
  }, [path, names]);
  return open;
}
