import { useCallback, useState } from 'react';

const KEY = 'falin-desk-alerts';
export interface AlertSettings {
  sound: boolean;
  notify: boolean;
  /** Letters alone are shortcuts where nothing is being typed. */
  singleKeys: boolean;
}
const STANDARD: AlertSettings = { sound: true, notify: false, singleKeys: true };

/** How this computer announces new work. */
export function useAlertSettings(): [AlertSettings, (change: Partial<AlertSettings>) => void] {
  const [settings, setSettings] = useState<AlertSettings>(() => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<AlertSettings>;
      return { ...STANDARD, ...found };
    } catch {
      return STANDARD;
    }
  });
  const change = useCallback(
    (part: Partial<AlertSettings>) =>
      setSettings((before) => {
        const next = { ...before, ...part };
        try {
          localStorage.setItem(KEY, JSON.stringify(next));
        } catch {
          // Then it holds as long as the page.
        }
        return next;
      }),
    [],
  );
  return [settings, change];
}
