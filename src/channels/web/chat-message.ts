import type { StoredMessage } from '../../consultation/records.ts';
import type { ChatMessage } from '../../contracts/chat.ts';
import type { Reply } from '../../contracts/reply.ts';

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
    reply: stored.reply ? withoutReferences(stored.reply) : null,
    attachments: attachmentsOf(stored),
    at: stored.at.toISOString(),
    clientId: stored.direction === 'in' ? (stored.channelMessageId ?? null) : null,
  };
}

/** Our copies have such names; what stayed with Telegram, and what is no file, cannot be downloaded here. */
const KEPT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Files the resident sent, or a person sent to them. */
function attachmentsOf({ id: message, reply, files }: StoredMessage): ChatMessage['attachments'] {
  const sent = reply?.body.type === 'relay' ? reply.body.files : files;
  return sent.map(({ name, mediaType, bytes, reference, ...rest }, index) => ({
    id: 'id' in rest ? String(rest.id) : `${message}-${index}`,
    name,
    mediaType,
    bytes,
    url: KEPT.test(reference) ? `/api/messages/${message}/files/${index}` : null,
  }));
}

/** How we find a file again is no page's business. */
function withoutReferences(reply: Reply): Reply {
  if (reply.body.type !== 'relay') return reply;
  const files = reply.body.files.map((file) => ({ ...file, reference: '' }));
  return { ...reply, body: { ...reply.body, files } };
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
