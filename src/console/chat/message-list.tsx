import { useMemo } from 'react';
import type { Citation } from '../../contracts/answer.ts';
import type { ChatMessage } from '../../contracts/chat.ts';
import { text } from '../text.ts';
import { actionLabel, feedbackOf, isFeedback } from './action-label.ts';
import { MessageItem } from './message-item.tsx';
import { UnsentItem } from './unsent-item.tsx';
import type { Chat } from './use-chat.ts';
import { useScroll } from './use-scroll.ts';
import { Working } from './working.tsx';

interface Props {
  chat: Chat;
  /** Names of areas and topics, by id. */
  names: ReadonlyMap<string, string>;
  open: (citation: Citation, message: ChatMessage) => void;
  press: (action: string, label: string) => void;
}

/** The conversation: the log, then what is on its way, then what is being worked on. */
export function MessageList({ chat, names, open, press }: Props) {
  const { messages, unsent, pending, more } = chat.state;
  useScroll(chat.state);
  const feedback = useMemo(() => {
    const known = feedbackOf(messages);
    for (const item of unsent) {
      if (item.kind !== 'action' || !isFeedback(item.action)) continue;
      const [verb, turn] = item.action.split(':') as ['useful' | 'useless', string];
      known.set(turn, verb);
    }
    return known;
  }, [messages, unsent]);
  const lastAsked = messages.findLast(
    (one) => one.direction === 'in' && !(one.action && isFeedback(one.action)),
  );

  return (
    <>
      {more && (
        <div className="earlier">
          <button type="button" className="link" onClick={() => void chat.earlier()}>
            {text.chat.earlier}
          </button>
        </div>
      )}
      <ol className="messages" role="log" aria-label={text.chat.log} aria-live="polite">
        {messages.map((message) =>
          message.action && isFeedback(message.action) ? null : (
            <MessageItem
              key={message.seq}
              message={message}
              label={message.action ? actionLabel(message.action, messages, names) : undefined}
              feedback={feedback}
              passed={message.reply?.body.type === 'question' && (lastAsked?.seq ?? 0) > message.seq}
              open={open}
              press={press}
            />
          ),
        )}
        {unsent
          .filter((item) => item.kind !== 'action' || !isFeedback(item.action))
          .map((item) => (
            <UnsentItem key={item.clientId} item={item} resend={chat.resend} discard={chat.discard} />
          ))}
        {Object.entries(pending).map(([turn, one]) => (
          <Working key={turn} pending={one} />
        ))}
      </ol>
    </>
  );
}
