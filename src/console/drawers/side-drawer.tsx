import { CloseOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { text } from '../text.ts';

interface Props {
  title: string;
  open: boolean;
  close: () => void;
  children: ReactNode;
  /** A question in the middle of the page instead of a drawer at its side. */
  question?: boolean;
}

/**
 * The browser's own modal dialog: it keeps the focus, closes on Esc, and gives the focus back to where it came from.
 * (antd's drawer locks the page's scrolling with a style element without nonce, which our content policy refuses.)
 */
export function SideDrawer({ title, open, close, children, question }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the drawer closes it; Esc does for the keyboard
    <dialog
      ref={dialog}
      className={question ? 'question-box' : 'drawer'}
      aria-labelledby={id}
      onClose={(event) => event.target === event.currentTarget && close()}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className="drawer-inner">
        <header className="drawer-head">
          <h2 id={id}>{title}</h2>
          {!question && (
            <button type="button" onClick={close}>
              <CloseOutlined aria-hidden="true" />
              {text.citation.close}
            </button>
          )}
        </header>
        <div className="drawer-body">{open && children}</div>
      </div>
    </dialog>
  );
}
