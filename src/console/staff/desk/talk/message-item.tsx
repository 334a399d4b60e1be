import { memo } from 'react';
import type { Citation } from '../../../../contracts/answer.ts';
import type { MatterStory } from '../../../../contracts/console/desk.ts';
import { RichText } from '../../../chat/rich-text.tsx';
import { dayOf, timeOf } from '../../shared/times.ts';
import { text } from '../text.ts';
import { BotReply } from './bot-reply.tsx';
import { FileLinks } from './file-links.tsx';

const words = text.talk;
type Message = MatterStory['messages'][number];

/** One message of the story. What anybody wrote is text, never markup. */
export const MessageItem = memo(function MessageItem({
  message,
  by,
  openCitation,
}: {
  message: Message;
  /** Whose matter it was then, by name. */
  by?: string | undefined;
  openCitation: (citation: Citation, day: string) => void;
}) {
  const { author, direction, reply, files, delivery } = message;
  const body = reply?.body;
  const rich = body && body.type !== 'text' && body.type !== 'question' && body.type !== 'relay';
  const said = body?.type === 'relay' ? body.text : message.text;
  if (!rich && !said && files.length === 0 && direction === 'out') return null;
  // Receipts and notices to the resident: worth a line, not a bubble.
  if (author === 'system' && !rich && files.length === 0) {
    return (
      <li className="event-line">
        {timeOf(message.at)} {words.toldResident(said)}
      </li>
    );
  }
  return (
    <li className={`said said-${author}`}>
      <div className="said-head">
        {(author === 'person' && by) || words.authors[author]}
        <time dateTime={message.at}>{timeOf(message.at)}</time>
      </div>
      <div className="bubble">
        {rich ? (
          <BotReply body={body} open={(citation) => openCitation(citation, dayOf(message.at))} />
        ) : (
          <>
            {body?.type === 'relay' && body.quoted && <blockquote>{body.quoted}</blockquote>}
            {said && (
              <p className="pre">
                <RichText>{said}</RichText>
              </p>
            )}
            {!said && files.length === 0 && <p className="muted">{words.erased}</p>}
          </>
        )}
        <FileLinks files={files} />
      </div>
      {direction === 'out' && delivery && (
        <div className={`delivery delivery-${delivery}`}>
          {words.delivery[delivery]}
          {delivery === 'failed' && `：${words.failedHint}`}
        </div>
      )}
    </li>
  );
});
