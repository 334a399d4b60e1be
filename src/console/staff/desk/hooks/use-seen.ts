import { useCallback, useState } from 'react';
import type { DeskMatter } from '../../../../contracts/console/desk.ts';
import { isRecord } from './kept.ts';

/** Older marks are of matters closed long ago. */
const KEPT = 300;

/** The resident wrote since this person last looked. */
export const isUnread = (matter: DeskMatter, seen: string | undefined): boolean =>
  matter.state === 'held' && matter.last?.by === 'resident' && (seen ?? '') < matter.last.at;

/** Up to when each chat was seen on this computer; holds numbers and times alone. */
export function useSeen(person: string): {
  unread(matter: DeskMatter): boolean;
  see(number: string, until: string): void;
} {
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
  return { unread: (matter) => isUnread(matter, seen[matter.number]), see };
}
