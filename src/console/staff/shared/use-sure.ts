import { App } from 'antd';
import type { ReactNode } from 'react';
import { text } from './text.ts';

/** Asks before something is taken away or undone; what is asked about stays on screen until the work has ended. */
export function useSure() {
  const { modal } = App.useApp();
  return (title: string, content: ReactNode, ok: string, work: () => Promise<unknown>) =>
    modal.confirm({
      title,
      content,
      okText: ok,
      okButtonProps: { danger: true },
      cancelText: text.cancel,
      onOk: async () => void (await work()),
    });
}
