import type { StoredMessage } from '../../consultation/records.ts';
import type { ChatMessage } from '../../contracts/chat.ts';

/** A row of the log as the resident's page shows it. */
export function toChatMessage(stored: StoredMessage): ChatMessage {
  const { content } = stored;
  return {
    id: stored.id,
    seq: stored.seq,
    consultationId: stored.consultation ?? null,
    turnId: stored.turn ?? null,
    direction: stored.direction,
    author: stored.author,
    text: content ? textOf(content) : null,
    action: content?.type === 'action' ? content.action : null,
    reply: stored.reply ?? null,
    attachments: stored.files.map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes })),
    at: stored.at.toISOString(),
    clientId: stored.direction === 'in' ? (stored.channelMessageId ?? null) : null,
  };
}

function textOf(content: NonNullable<StoredMessage['content']>): string | null {
  switch (content.type) {
    case 'text':
    case 'edit':
      return content.text;
    case 'file':
      return content.caption || null;
    case 'command':
      return `/${content.name} ${content.argument}`.trim();
    case 'action':
      return null;
  }
}
