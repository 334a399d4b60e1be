import type { RefObject } from 'react';
import type { DeskMatter } from '../../../../contracts/console/desk.ts';
import type { Dialogs } from '../dialogs/use-dialogs.ts';
import type { Desk } from '../hooks/use-desk.ts';
import type { DeskPlace } from '../hooks/use-desk-place.ts';
import type { Acts } from '../talk/use-acts.ts';
import type { ComposerHandle } from '../write/composer.tsx';
import { useKeys } from './use-keys.ts';

/** From so many pixels on the facts stand beside the talk (styles/panes.css). */
const FACTS_BESIDE = 1200;

/** What the letters of text.keys do. */
export function useDeskKeys(options: {
  desk: Desk;
  place: DeskPlace;
  held: readonly DeskMatter[];
  acts: Acts;
  dialogs: Dialogs;
  composer: RefObject<ComposerHandle | null>;
  notes: RefObject<{ focus(): void } | null>;
  /** Letters alone are shortcuts, too. */
  single: boolean;
}): void {
  const { desk, place, held, acts, dialogs, composer, notes, single } = options;
  const { open, show, factsShown } = place;
  const { story } = desk.stories;
  const step = (by: 1 | -1) => () => {
    const at = held.findIndex(({ number }) => number === open);
    const next = held[at < 0 ? 0 : (at + by + held.length) % held.length];
    if (next) show(next.number);
  };
  const whenMine = (run: () => void) => () => story?.may.work && run();
  useKeys(
    {
      J: step(1),
      K: step(-1),
      R: whenMine(() => composer.current?.focus()),
      N: whenMine(() => {
        if (factsShown || window.innerWidth >= FACTS_BESIDE) notes.current?.focus();
        else {
          show(open, 'facts');
          setTimeout(() => notes.current?.focus());
        }
      }),
      T: () => {
        const next = story?.may.take
          ? story.number
          : (desk.queue.data ?? []).find(({ card }) => card)?.number;
        if (next && !acts.busy) void acts.take(next);
      },
      D: whenMine(() => composer.current?.draft()),
      L: dialogs.searchLaw,
      C: whenMine(() => composer.current?.canned()),
      H: whenMine(() => dialogs.ask('hand-on')),
      E: whenMine(() => dialogs.ask('close')),
      '?': () => dialogs.showKeys(true),
    },
    { single, blocked: dialogs.haveKeys },
  );
}
