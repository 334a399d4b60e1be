import { useCallback, useState } from 'react';
import type { Citation } from '../../../../contracts/answer.ts';
import { isRecord, keep, readKept } from './kept.ts';

/** A draft of the server that is being looked through. */
export interface OpenDraft {
  id: string;
  /** As it came: unchanged it goes out with its citations. */
  text: string;
  citations: readonly Citation[];
  /** `YYYY-MM-DD`, whose law it cites. */
  day: string;
  /** What stood in the box before; comes back when the draft is not used. */
  aside: string;
}

/** What is being written in one chat. */
export interface Typed {
  text: string;
  draft?: OpenDraft | undefined;
}
const NOTHING: Typed = { text: '' };

export interface TypedTexts {
  of(number: string): Typed;
  set(number: string, change: Partial<Typed>): void;
}

/** What is written but not sent, by chat: going to another chat, or reloading, keeps it. */
export function useTyped(person: string): TypedTexts {
  const key = `falin-desk-typed-${person}`;
  const [all, setAll] = useState(() =>
    readKept<Record<string, Typed>>(key, {}, (found): found is Record<string, Typed> => isRecord(found)),
  );
  const set = useCallback(
    (number: string, change: Partial<Typed>) =>
      setAll((before) => {
        const typed = { ...(before[number] ?? NOTHING), ...change };
        const { [number]: _old, ...others } = before;
        const next = typed.text === '' && !typed.draft ? others : { ...others, [number]: typed };
        keep(key, next);
        return next;
      }),
    [key],
  );
  return { of: (number) => all[number] ?? NOTHING, set };
}
