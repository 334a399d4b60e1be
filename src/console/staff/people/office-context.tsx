import { App } from 'antd';
import { createContext, useContext } from 'react';
import type { OfficeList, OfficeView } from '../../../contracts/console/office.ts';
import { useSigned } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { useSure } from '../shared/use-sure.ts';
import { text } from './text.ts';

interface Office {
  office: OfficeView;
  reload: () => void;
  /** They may edit people, areas and rooms. */
  administers: boolean;
}
export const OfficeContext = createContext<Office | undefined>(undefined);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('used outside the page');
  return office;
}

export interface EntryChange {
  list: OfficeList;
  /** As it was read; missing: it is new. */
  was?: object | undefined;
  /** Missing: it goes. */
  now?: object | undefined;
}

/** Sends changes; says that they hold, and has everything read again. Gives true when it worked. */
export function useChange(onDone?: () => void): {
  busy: boolean;
  change: (...changes: EntryChange[]) => Promise<boolean>;
  /** Asks first. */
  remove: (
    list: OfficeList,
    was: object,
    name: string,
    words?: { title?: string; hint?: string; ok?: string },
  ) => void;
} {
  const { api } = useSigned();
  const { reload } = useOffice();
  const { message } = App.useApp();
  const sure = useSure();
  const { busy, act } = useAct();
  const change = (...changes: EntryChange[]) =>
    act(async () => {
      await api.post('/office/changes', { changes });
      message.success(text.saved);
      reload();
      onDone?.();
    });
  return {
    busy,
    change,
    remove: (list, was, name, words = {}) =>
      sure(words.title ?? text.sureRemove(name), words.hint ?? text.removeHint, words.ok ?? text.remove, () =>
        change({ list, was }),
      ),
  };
}
