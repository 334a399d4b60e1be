import Bubble from '@ant-design/x/es/bubble';
import { memo } from 'react';
import type { Citation } from '../../contracts/answer.ts';
import type { ChatMessage } from '../../contracts/chat.ts';
import { text } from '../text.ts';
import { verbOf } from './action-label.ts';
import { ButtonRows } from './button-rows.tsx';
import { ReplyView } from './reply-view.tsx';
import { RichText } from './rich-text.tsx';
import { timeOf } from './times.ts';

const AUTHORS = {
  resident: text.chat.me,
  bot: text.chat.bot,
  person: text.chat.person,
  system: text.chat.system,
};

/** Bytes as people read them. */
export const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

interface Props {
  message: ChatMessage;
  /** What the resident pressed, in words. */
  label: string | undefined;
  feedback: ReadonlyMap<string, 'useful' | 'useless'>;
  /** A question that has been passed over can no longer be answered by its buttons. */
  passed: boolean;
  open: (citation: Citation, message: ChatMessage) => void;
  press: (action: string, label: string) => void;
}

/** One message of the log. */
export const MessageItem = memo(function MessageItem(props: Props) {
  return props.message.direction === 'in' ? <FromResident {...props} /> : <ToResident {...props} />;
});

function FromResident({ message, label }: Props) {
  const said = message.text ?? label;
  return (
    <li className="message mine" data-seq={message.seq}>
      <span className="hidden">{text.chat.me}</span>
      {message.attachments.map((file) => (
        <Bubble key={file.id} placement="end" content={text.chat.file(file.name, sizeOf(file.bytes))} />
      ))}
      {said !== undefined && (
        <Bubble
          placement="end"
          className={message.action ? 'pressed' : 'said'}
          content={<span className="pre">{said}</span>}
        />
      )}
      {said === undefined && message.attachments.length === 0 && (
        <Bubble placement="end" content={<i>{text.chat.erased}</i>} />
      )}
      <time dateTime={message.at}>{timeOf(message.at)}</time>
    </li>
  );
}

function ToResident({ message, feedback, passed, open, press }: Props) {
  const { reply } = message;
  if (!reply) return null;
  // An answer shows its related guides itself.
  const rows =
    reply.body.type === 'answer'
      ? reply.buttons.map((row) => row.filter(({ action }) => verbOf(action) !== 'guide'))
      : reply.buttons;
  const wide = reply.body.type === 'answer' || reply.body.type === 'emergency';
  return (
    <li className={wide ? 'message theirs wide' : 'message theirs'} data-seq={message.seq}>
      <div className="author">
        {AUTHORS[message.author]}
        <time dateTime={message.at}>{timeOf(message.at)}</time>
      </div>
      <Bubble
        placement="start"
        variant="borderless"
        content={<ReplyView body={reply.body} open={(citation) => open(citation, message)} press={press} />}
      />
      {message.attachments.map((file) =>
        file.url ? (
          <a key={file.id} className="call" href={file.url} download={file.name}>
            {text.chat.file(file.name, sizeOf(file.bytes))}
          </a>
        ) : (
          <p key={file.id}>{text.chat.fileNotKept(file.name)}</p>
        ),
      )}
      {reply.buttons.length > 0 && (
        <ButtonRows rows={rows} feedback={feedback} disabled={passed} press={press} />
      )}
    </li>
  );
}

/** The resident's words before they are in the log. */
export function UnsentText({ children }: { children: string }) {
  return (
    <Bubble
      placement="end"
      content={
        <span className="pre">
          <RichText>{children}</RichText>
        </span>
      }
    />
  );
}
