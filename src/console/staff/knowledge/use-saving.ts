import { App } from 'antd';
import { useState } from 'react';
import type { Saved } from '../../../contracts/console/knowledge.ts';
import { useApi } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { text } from './text.ts';

/** Saves a text; what stands against it, or what is to be remarked of it, stays on the page. */
export function useSaving() {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const [said, setSaid] = useState<Saved>();
  const save = (path: string, body: unknown, onSaved: () => void) =>
    act(async () => {
      const saved = await api.put<Saved>(path, body);
      setSaid(saved);
      if (!saved.saved) return;
      message.success(text.savedNow);
      onSaved();
    });
  return { busy, said, save };
}
