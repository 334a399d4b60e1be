import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { MatterStory } from '../../../../contracts/console/desk.ts';
import type { ApiFault } from '../../shared/api.ts';
import { useApi } from '../../shared/session.tsx';
import { asFault } from '../../shared/use-load.ts';

/** Stories kept so that going from one chat to another shows it at once. */
const KEPT = 20;

export interface Stories {
  story: MatterStory | undefined;
  /** Why the open one could not be read. */
  fault: ApiFault | undefined;
  /** Reads one again; settles when it is on screen, whatever came of it. */
  read(number: string): Promise<void>;
}

/** The story of the open matter. What was read before is shown while the newer is on its way; an overtaken answer is dropped. */
export function useStories(open: string | undefined): Stories {
  const api = useApi();
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const kept = useRef(new Map<string, MatterStory>());
  const faults = useRef(new Map<string, ApiFault>());
  const asked = useRef(0);
  const shown = useRef(new Map<string, number>());

  const read = useCallback(
    async (number: string) => {
      const turn = ++asked.current;
      const newest = () => turn >= (shown.current.get(number) ?? 0);
      try {
        const story = await api.get<MatterStory>(`/desk/matters/${encodeURIComponent(number)}`);
        if (!newest()) return;
        kept.current.delete(number);
        kept.current.set(number, story);
        faults.current.delete(number);
        const [oldest] = kept.current.keys();
        if (kept.current.size > KEPT && oldest !== undefined) kept.current.delete(oldest);
      } catch (error) {
        if (!newest()) return;
        const fault = asFault(error);
        faults.current.set(number, fault);
        // No longer theirs: nothing of it stays on screen. Out of reach: what was read stays.
        if (!fault.retry && fault.code !== 'signed-out') kept.current.delete(number);
      }
      shown.current.set(number, turn);
      draw();
    },
    [api],
  );
  useEffect(() => {
    if (open !== undefined) void read(open);
  }, [open, read]);

  return {
    story: open === undefined ? undefined : kept.current.get(open),
    fault: open === undefined ? undefined : faults.current.get(open),
    read,
  };
}
