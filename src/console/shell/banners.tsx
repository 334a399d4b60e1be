import { useEffect, useState } from 'react';
import type { Line } from '../chat/use-chat.ts';
import { text } from '../text.ts';

/** A line that is back within this time is not worth a word. */
const PATIENCE_MS = 1_500;

/** Stays in sight while the line is down. */
export function LineBanner({ line }: { line: Line }) {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (line !== 'lost') return setLost(false);
    const timer = setTimeout(() => setLost(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [line]);
  return <div role="status">{lost && <p className="banner banner-lost">{text.banner.lost}</p>}</div>;
}

/** Says that the addresses are made up. */
export function SampleBanner() {
  return <p className="banner">{text.banner.sample}</p>;
}
