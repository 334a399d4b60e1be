import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskChoices, DeskEvent, DeskMatter, QueueItem } from '../../../../contracts/console/desk.ts';
import { type EventHandlers, useEvents } from '../../shared/use-events.ts';
import { type Loaded, useLoad } from '../../shared/use-load.ts';
import { type Stories, useStories } from './use-stories.ts';

/** Changes that come together are read together. */
const TOGETHER_MS = 250;
/** The server ends each line after some minutes; only one that stays away is worth a word. */
const LOST_MS = 3_000;

export interface Desk {
  queue: Loaded<QueueItem[]>;
  matters: Loaded<DeskMatter[]>;
  choices: Loaded<DeskChoices>;
  stories: Stories;
  /** By how many milliseconds the server's clock is ahead of this one. */
  ahead: number;
  lost: boolean;
  /** Reads lists, and the story of `number`, again. */
  changed(number?: string): void;
}

/** What the desk shows, kept up over the live line. `onOpen`: the line is there (again). */
export function useDesk(open: string | undefined, onOpen: () => void): Desk {
  const queue = useLoad<QueueItem[]>('/desk/queue');
  const matters = useLoad<DeskMatter[]>('/desk/matters');
  const choices = useLoad<DeskChoices>('/desk/choices');
  const stories = useStories(open);

  const todo = useRef<{ timer?: ReturnType<typeof setTimeout>; story: boolean }>({ story: false });
  const latest = useRef({ open, queue, matters, stories });
  latest.current = { open, queue, matters, stories };
  const changed = useCallback((number?: string | null) => {
    const waiting = todo.current;
    waiting.story ||= number === undefined || number === null || number === latest.current.open;
    waiting.timer ??= setTimeout(() => {
      const { story } = waiting;
      todo.current = { story: false };
      latest.current.queue.again();
      latest.current.matters.again();
      if (story && latest.current.open !== undefined) void latest.current.stories.read(latest.current.open);
    }, TOGETHER_MS);
  }, []);
  useEffect(() => () => clearTimeout(todo.current.timer), []);

  const hear = (data: unknown) => changed((data as DeskEvent).number);
  const handlers: EventHandlers = {
    on: { card: hear, message: hear, lapsed: hear, clock: hear, matter: hear, queue: hear },
    onOpen: () => {
      changed();
      onOpen();
    },
  };
  const line = useEvents('/desk/events', handlers);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (line) return setLost(false);
    const timer = setTimeout(() => setLost(true), LOST_MS);
    return () => clearTimeout(timer);
  }, [line]);

  // The server says how long the first has waited: so it says what time it has.
  const first = queue.data?.[0];
  const [ahead, setAhead] = useState(0);
  useEffect(() => {
    if (first) setAhead(Date.parse(first.waitingSince) + first.waitedSeconds * 1000 - Date.now());
  }, [first]);
  return { queue, matters, choices, stories, ahead, lost, changed };
}
