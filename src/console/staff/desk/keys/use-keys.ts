import { useEffect, useRef } from 'react';

const TYPING = 'input, textarea, select, [contenteditable]';

/**
 * Letters as shortcuts, by the key's place (a Chinese input method does not hide it): alone where nothing is typed (if
 * `single`), with Alt anywhere. Silent while `blocked`: a dialog has the keys.
 */
export function useKeys(
  keys: Readonly<Record<string, () => void>>,
  { single, blocked }: { single: boolean; blocked: boolean },
): void {
  const latest = useRef({ keys, single, blocked });
  latest.current = { keys, single, blocked };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current;
      if (now.blocked || event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return;
      const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
      if (!event.altKey && (typing || !now.single)) return;
      const name = event.key === '?' || event.key === '？' ? '?' : /^Key([A-Z])$/.exec(event.code)?.[1];
      const run = name === undefined ? undefined : now.keys[name];
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
