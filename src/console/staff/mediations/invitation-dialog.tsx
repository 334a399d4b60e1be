import { Button, Modal, Typography } from 'antd';
import { useRef } from 'react';
import { renderSVG } from 'uqr';
import type { CommandDone } from '../../../contracts/console/mediation.ts';
import { text } from './text.ts';

const words = text.invitation;

export interface Invitation {
  name: string;
  links: readonly { label: string; url: string }[];
  /** The page to print. */
  slip: string | undefined;
}

/** The links stand one a line in what the command told, the slip is the file with it. */
export function invitationOf(name: string, replies: CommandDone['replies']): Invitation {
  const told = replies.map(({ body }) => (body.type === 'text' ? body.text : '')).join('\n');
  const file = replies.map(({ body }) => body).find((body) => body.type === 'file');
  return {
    name,
    links: [...told.matchAll(/^(.+?)：(https?:\S+)$/gm)].map(([, label, url]) => ({
      label: label!,
      url: url!,
    })),
    slip: file?.content,
  };
}

/** Shown once: the link is a key to the case. */
export function InvitationDialog({
  invitation,
  onClose,
}: {
  invitation: Invitation | undefined;
  onClose: () => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <Modal
      open={invitation !== undefined}
      title={invitation && words.title(invitation.name)}
      onCancel={onClose}
      destroyOnHidden
      footer={
        <>
          {invitation?.slip && (
            <Button onClick={() => frame.current?.contentWindow?.print()}>{words.print}</Button>
          )}
          <Button type="primary" onClick={onClose}>
            {words.done}
          </Button>
        </>
      }
    >
      <p className="ask-hint">{words.hint}</p>
      <ul className="links">
        {invitation?.links.map(({ label, url }) => (
          <li key={url}>
            <img
              className="link-code"
              alt={`${label}：${url}`}
              src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(url, { border: 2 }))}`}
            />
            <div>
              <strong>{label}</strong>
              <Typography.Text
                className="link-url"
                copyable={{ text: url, tooltips: [words.copy, words.copied] }}
              >
                {url}
              </Typography.Text>
            </div>
          </li>
        ))}
      </ul>
      {invitation?.slip && (
        <iframe
          ref={frame}
          className="slip"
          tabIndex={-1}
          title={words.printTitle}
          srcDoc={allowed(invitation.slip)}
        />
      )}
    </Modal>
  );
}

/** The slip's styles get this page's nonce: its content policy holds within as well. */
function allowed(slip: string): string {
  const nonce = document.querySelector<HTMLElement>('style[nonce], script[nonce]')?.nonce ?? '';
  return slip.replace('<style>', `<style nonce="${nonce}">`);
}
