import { useEffect, useRef, useState } from 'react';
import { openLiveLine } from '../../api/live-line.ts';

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
    const tell = (name: string) => (data: unknown) => latest.current.on[name]?.(data);
    const line = openLiveLine({
      address: () => `/api/console${path}`,
      on: Object.fromEntries(names.split(' ').map((name) => [name, tell(name)])),
      onLine: (isOpen) => {
        setOpen(isOpen);
        if (isOpen) latest.current.onOpen();
      },
    });
    return () => {
      line.close();
      setOpen(false);
    };
  }, [path, names]);
  return open;
}
