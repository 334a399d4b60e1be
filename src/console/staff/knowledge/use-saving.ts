import { App } from 'antd';
import { useState } from 'react';
import type { DigestForm, GuideForm, Saved } from '../../../contracts/console/knowledge.ts';
import { useApi } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { text } from './text.ts';

interface Body {
  form: GuideForm | DigestForm;
  revision: string;
  fresh?: boolean;
}

/**
 * Saves a text; what stands against it, or what is to be remarked of it, stays on the page. A text that something is remarked
 * of is saved when it is sent once more as it is.
 */
export function useSaving() {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const [said, setSaid] = useState<Saved>();
  const [remarked, setRemarked] = useState<string>();
  const save = (path: string, body: Body, onSaved: () => void) =>
    act(async () => {
      const form = JSON.stringify(body.form);
      const saved = await api.put<Saved>(path, { ...body, sure: remarked === form });
      setSaid(saved);
      setRemarked(saved.saved || saved.faults.length > 0 ? undefined : form);
      // Above the form, which may be longer than the screen.
      if (!saved.saved) return window.scrollTo({ top: 0 });
      message.success(text.savedNow);
      onSaved();
    });
  return {
    busy,
    said,
    save,
    /** What the button says for this text. */
    label: (form: Body['form']) => (remarked === JSON.stringify(form) ? text.saveAnyway : text.save),
  };
}
