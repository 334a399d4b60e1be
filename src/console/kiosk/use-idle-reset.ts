import { useEffect, useState } from 'react';

const IDLE_MS = 120_000;
const WARN_MS = 15_000;

/**
 * A kiosk stands in a public room: after two minutes without a touch the conversation is put away. Gives the seconds
 * left once the warning shows, undefined before.
 */
export function useIdleReset(active: boolean, reset: () => void): number | undefined {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    if (!active) return setLeft(undefined);
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
      setLeft(undefined);
    };
    const events = ['pointerdown', 'keydown', 'scroll', 'touchmove'] as const;
    for (const name of events) window.addEventListener(name, touch, { passive: true });
    const timer = setInterval(() => {
      const rest = touched + IDLE_MS - Date.now();
      if (rest <= 0) reset();
      else if (rest <= WARN_MS) setLeft(Math.ceil(rest / 1000));
    }, 1000);
    return () => {
      clearInterval(timer);
      for (const name of events) window.removeEventListener(name, touch);
    };
  }, [active, reset]);
  return left;
}
