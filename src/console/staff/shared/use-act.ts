import { App } from 'antd';
import { useCallback, useState } from 'react';
import { asFault } from './use-load.ts';

/**
 * Runs what a button does: busy meanwhile, a second press does nothing, a fault is said in words. Gives true when it worked.
 */
export function useAct(): { busy: boolean; act: (work: () => Promise<unknown>) => Promise<boolean> } {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async (work: () => Promise<unknown>) => {
      setBusy(true);
      try {
        await work();
        return true;
      } catch (error) {
        message.error(asFault(error).message);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [message],
  );
  return { busy, act };
}
