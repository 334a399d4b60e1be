import { useCallback, useEffect, useState } from 'react';
import type { Citation } from '../../../../contracts/answer.ts';
import type { QueueItem } from '../../../../contracts/console/desk.ts';
import type { LawAsked } from '../write/law-drawer.tsx';
import type { DialogName } from './dialogs.tsx';

export type Dialogs = ReturnType<typeof useDialogs>;

/** What lies over the desk: a dialog of the open matter, a card being passed on, the law, the list of keys. */
export function useDialogs(open: string | undefined) {
  const [asked, ask] = useState<DialogName>();
  const [passing, pass] = useState<QueueItem>();
  const [law, setLaw] = useState<LawAsked>();
  const [keysShown, showKeys] = useState(false);

  // A dialog belongs to the matter it was opened for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: closed when another is opened
  useEffect(() => ask(undefined), [open]);

  return {
    asked,
    ask,
    passing,
    pass,
    law,
    closeLaw: () => setLaw(undefined),
    searchLaw: () => setLaw({ type: 'search' }),
    openCitation: useCallback(
      (citation: Citation, day: string) => setLaw({ type: 'citation', citation, day }),
      [],
    ),
    keysShown,
    showKeys,
    /** They have the keys; the law lies beside. */
    haveKeys: asked !== undefined || passing !== undefined || keysShown,
  };
}
