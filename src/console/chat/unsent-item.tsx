import type { Unsent } from '../api/unsent-store.ts';
import { text } from '../text.ts';
import { UnsentText } from './message-item.tsx';

/** What is on its way, and what to do when it does not get there. */
export function UnsentItem(props: {
  item: Unsent;
  resend: (clientId: string) => void;
  discard: (clientId: string) => void;
}) {
  const { item, resend, discard } = props;
  return (
    <li className={`message mine unsent ${item.state}`}>
      <UnsentText>{item.label}</UnsentText>
      {item.state === 'sending' && <small>{text.chat.sending}</small>}
      {(item.state === 'waiting' || item.state === 'refused') && (
        <small role="status">
          {item.state === 'waiting' ? text.chat.waiting : (item.error ?? text.chat.refused)}
          <button type="button" className="link" onClick={() => resend(item.clientId)}>
            {text.chat.resend}
          </button>
          <button type="button" className="link" onClick={() => discard(item.clientId)}>
            {text.chat.discard}
          </button>
        </small>
      )}
    </li>
  );
}
