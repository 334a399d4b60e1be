import { useEffect, useState } from 'react';

/** Root font sizes in px; everything is measured by them. */
export const SIZES = { standard: 18, large: 21, huge: 25 } as const;
export type TextSize = keyof typeof SIZES;
export type ThemeChoice = 'auto' | 'light' | 'dark';

interface Stored {
  size: TextSize;
  theme: ThemeChoice;
}
const KEY = 'falin-display';

function load(fallback: Stored): Stored {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Stored>;
    return {
      size: stored.size && stored.size in SIZES ? stored.size : fallback.size,
      theme: stored.theme && ['auto', 'light', 'dark'].includes(stored.theme) ? stored.theme : fallback.theme,
    };
  } catch {
    return fallback;
  }
}

/** How the page looks to this resident; kept in the browser alone. A kiosk begins large, and forgets. */
export function usePreferences(kiosk: boolean) {
  const fallback: Stored = { size: kiosk ? 'large' : 'standard', theme: kiosk ? 'light' : 'auto' };
  const [stored, setStored] = useState(() => (kiosk ? fallback : load(fallback)));
  const [night, setNight] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const dark = stored.theme === 'dark' || (stored.theme === 'auto' && night);

  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const change = () => setNight(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.style.fontSize = `${SIZES[stored.size]}px`;
    try {
      if (!kiosk) localStorage.setItem(KEY, JSON.stringify(stored));
    } catch {
      // Private windows may refuse: the choice then lasts as long as the page.
    }
  }, [stored, dark, kiosk]);

  return {
    ...stored,
    dark,
    setSize: (size: TextSize) => setStored((old) => ({ ...old, size })),
    setTheme: (theme: ThemeChoice) => setStored((old) => ({ ...old, theme })),
  };
}
export type Preferences = ReturnType<typeof usePreferences>;
