import type { Channel, Incoming, IncomingContent } from '../../src/consultation/incoming.ts';
import type { TurnResult } from '../../src/consultation/records.ts';
import type { Reply } from '../../src/contracts/reply.ts';

/** What a test says about a message; the rest is filled in. */
export interface IncomingParts {
  channel?: Channel;
  updateId?: string;
  address?: string;
  name?: string | undefined;
  channelMessageId?: string;
  content?: IncomingContent;
  text?: string;
  at?: Date;
}

let count = 0;

export function incoming(parts: IncomingParts = {}): Incoming {
  count += 1;
  return {
    channel: parts.channel ?? 'telegram',
    updateId: parts.updateId ?? `update-${count}`,
    sender: { address: parts.address ?? 'chat-1', name: 'name' in parts ? parts.name : '王阿姨' },
    channelMessageId: parts.channelMessageId,
    content: parts.content ?? { type: 'text', text: parts.text ?? `问题 ${count}` },
    at: parts.at ?? new Date('2026-03-02T02:00:00.000Z'),
  };
}

export const textReply = (text: string): Reply => ({ body: { type: 'text', text }, buttons: [] });

export function result(parts: Partial<Omit<TurnResult, 'replies'>> & { texts?: string[] } = {}): TurnResult {
  const { texts = ['答复'], ...rest } = parts;
  return {
    record: { path: 'answer' },
    replies: () => texts.map(textReply),
    citations: [],
    consultation: { use: 'current' },
    ...rest,
  };
}

/** A result that opens a consultation. */
export const opening = (parts: Parameters<typeof result>[0] = {}): TurnResult =>
  result({ consultation: { use: 'new' }, ...parts });
