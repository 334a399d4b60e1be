import { useEffect, useState } from 'react';

/** Clocks on screen move on so often. */
const TICK_MS = 15_000;

/** The server's time, as near as this screen knows it: `ahead` is by how many milliseconds the server's clock is ahead. */
export function useNow(ahead: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now + ahead;
}
