import { useEffect, useRef } from 'react';
import type { DeskMatter, QueueItem } from '../../../../contracts/console/desk.ts';
import { BASE, go } from '../../shared/place.tsx';
import { newsOf } from './news.ts';
import { createSound, type Sound } from './sound.ts';
import type { AlertSettings } from './use-alert-settings.ts';

/**
 * Announces what is new: by sound, and by a notification while the page is not looked at. Not what was there when the page
 * was opened, nor words in the chat that is being read.
 */
export function useAnnounce(
  queue: readonly QueueItem[] | undefined,
  matters: readonly DeskMatter[] | undefined,
  open: string | undefined,
  settings: AlertSettings,
): () => void {
  const known = useRef<Set<string>>(undefined);
  const sound = useRef<Sound>(undefined);
  const latest = useRef({ open, settings });
  latest.current = { open, settings };
  const play = () => {
    sound.current ??= createSound();
    sound.current.play();
  };
  useEffect(() => () => sound.current?.close(), []);

  useEffect(() => {
    if (!queue || !matters) return;
    const news = newsOf(queue, matters);
    const before = known.current;
    known.current = new Set(news.map(({ key }) => key));
    if (!before) return;
    const { open: reading, settings: set } = latest.current;
    const away = document.hidden || !document.hasFocus();
    const fresh = news.filter(({ key, number }) => !before.has(key) && (away || number !== reading));
    const [first] = fresh;
    if (!first) return;
    if (set.sound) {
      sound.current ??= createSound();
      sound.current.play();
    }
    if (set.notify && away && 'Notification' in window && Notification.permission === 'granted') {
      // Numbers alone: it may show on a locked screen.
      const shown = new Notification(fresh.map(({ words }) => words).join('\n'), { tag: 'falin-desk' });
      shown.onclick = () => {
        window.focus();
        go(`${BASE}/desk/${first.number}`);
        shown.close();
      };
    }
  }, [queue, matters]);
  return play;
}
