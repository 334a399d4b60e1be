import { useCallback, useEffect, useState } from 'react';
import type { DeskMatter, MatterStory } from '../../../../contracts/console/desk.ts';
import { isRecord } from './kept.ts';

/** Older marks are of matters closed long ago. */
const KEPT = 300;

/** The resident wrote since this person last looked. */
const isUnread = (matter: DeskMatter, seen: string | undefined): boolean =>
  matter.state === 'held' && matter.last?.by === 'resident' && (seen ?? '') < matter.last.at;

/**
 * Whether the resident wrote since a chat was last looked at on this computer; the open one is looked at while the page is.
 * Holds numbers and times alone.
 */
export function useSeen(person: string, open: MatterStory | undefined): (matter: DeskMatter) => boolean {
  const key = `falin-desk-seen-${person}`;
  const [seen, setSeen] = useState<Record<string, string>>(() => {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
      return isRecord(found) ? (found as Record<string, string>) : {};
    } catch {
      return {};
    }
  });
  const see = useCallback(
    (number: string, until: string) =>
      setSeen((before) => {
        if ((before[number] ?? '') >= until) return before;
        const { [number]: _old, ...others } = before;
        const next = Object.fromEntries([...Object.entries(others), [number, until] as const].slice(-KEPT));
        try {
          localStorage.setItem(key, JSON.stringify(next));
        } catch {
          // Unread marks then last as long as the page.
        }
        return next;
      }),
    [key],
  );

  // Read: the newest words are on screen, before somebody who looks at them.
  const number = open?.number;
  const newest = open?.last?.by === 'resident' ? open.last.at : undefined;
  useEffect(() => {
    const mark = () => {
      if (!document.hidden && number !== undefined && newest !== undefined) see(number, newest);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [number, newest, see]);

  return (matter) => isUnread(matter, seen[matter.number]);
}
