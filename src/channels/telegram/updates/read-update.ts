import type { Incoming, IncomingContent } from '../../../consultation/incoming.ts';
import { parseAction } from '../../../contracts/reply.ts';
import { messageFiles } from './message-files.ts';
import type { CallbackQuery, TelegramMessage, TelegramUpdate } from './update-schema.ts';

export interface Reader {
  botId: number;
  /** Without the @; empty while unknown. */
  username: string;
  now: Date;
  /** The advisers' group, where the office has one. */
  adviserGroup?: string | undefined;
}

/** What an update asks of the channel. */
export type ReadUpdate =
  | { type: 'incoming'; incoming: Incoming; callback?: string }
  /** A button whose data means nothing (any more): only the press is answered. */
  | { type: 'stale-button'; callback: string }
  /** The bot was spoken to in a group: the person is asked to write privately. */
  | { type: 'in-group'; chatId: string; messageId: number }
  | { type: 'nothing' };

const NOTHING: ReadUpdate = { type: 'nothing' };

export function readUpdate(update: TelegramUpdate, reader: Reader): ReadUpdate {
  // Ids count up per bot: with another token the same number is another update.
  const updateId = `${reader.botId}:${update.update_id}`;
  if (update.callback_query) return readPress(update.callback_query, updateId, reader);
  const message = update.message ?? update.edited_message;
  if (!message || message.from?.is_bot) return NOTHING;
  if (topicOf(message.chat.id, message, reader) !== undefined) {
    const content = update.message ? contentOf(message) : editOf(message);
    if (!content) return NOTHING;
    return { type: 'incoming', incoming: incomingOf(message, updateId, content, reader) };
  }
  if (message.chat.type !== 'private') {
    return update.message && isAddressed(message, reader)
      ? { type: 'in-group', chatId: String(message.chat.id), messageId: message.message_id }
      : NOTHING;
  }
  const content = update.message ? contentOf(message) : editOf(message);
  if (!content) return NOTHING;
  return { type: 'incoming', incoming: incomingOf(message, updateId, content, reader) };
}

function readPress(query: CallbackQuery, updateId: string, reader: Reader): ReadUpdate {
  const chat = query.message?.chat;
  if (query.data === undefined || !parseAction(query.data))
    return { type: 'stale-button', callback: query.id };
  const topic = chat && query.message && topicOf(chat.id, query.message, reader);
  if (chat && chat.type !== 'private' && topic === undefined)
    return { type: 'stale-button', callback: query.id };
  const messageId = query.message?.message_id;
  return {
    type: 'incoming',
    callback: query.id,
    incoming: {
      channel: topic ? 'telegram-topic' : 'telegram',
      updateId,
      // In a private chat the chat's id is the person's.
      sender: {
        address: topic ?? String(chat?.id ?? query.from.id),
        name: nameOf(query.from),
        ...(topic ? { speaker: String(query.from.id) } : {}),
      },
      channelMessageId: messageId === undefined ? undefined : String(messageId),
      content: { type: 'action', action: query.data },
      at: reader.now,
    },
  };
}

function incomingOf(
  message: TelegramMessage,
  updateId: string,
  content: IncomingContent,
  reader: Reader,
): Incoming {
  const sender = senderOf(message, reader);
  return {
    channel: sender.speaker ? 'telegram-topic' : 'telegram',
    updateId,
    sender,
    channelMessageId: String(message.message_id),
    content,
    at: sentAt(message, reader.now),
  };
}

/** In a topic the address is the topic's; who speaks is said apart. */
function senderOf(message: TelegramMessage, reader: Reader): Incoming['sender'] {
  const topic = topicOf(message.chat.id, message, reader);
  return {
    address: topic ?? String(message.chat.id),
    name: message.from && nameOf(message.from),
    // Somebody who writes as the group itself has no account of their own to be bound.
    ...(topic ? { speaker: String(message.from?.id ?? message.chat.id) } : {}),
  };
}

/** The address of the topic of the advisers' group it stands in; undefined: none, like the group's General topic. */
function topicOf(
  chat: number,
  message: { message_thread_id?: number | undefined; is_topic_message?: boolean | undefined },
  { adviserGroup }: Reader,
): string | undefined {
  const { message_thread_id: thread, is_topic_message: inTopic } = message;
  return String(chat) === adviserGroup && inTopic && thread !== undefined ? `${chat}:${thread}` : undefined;
}

/** When the person sent it, which may be long before it reaches us; never later than now. */
function sentAt(message: TelegramMessage, now: Date): Date {
  const ms = (message.date ?? Number.NaN) * 1000;
  return ms > 0 && ms < now.getTime() ? new Date(ms) : now;
}

function nameOf(user: { first_name: string; last_name?: string | undefined }): string | undefined {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ').trim().slice(0, 100);
  return name.toWellFormed() || undefined;
}

function contentOf(message: TelegramMessage): IncomingContent | undefined {
  if (message.text !== undefined && message.text.trim() !== '')
    return commandOf(message.text) ?? { ...textOf(message.text), ...replyTo(message) };
  const files = messageFiles(message);
  return files && { type: 'file', ...files, ...replyTo(message) };
}

/** A live location moves by edits, a photo's caption may change: only words count. */
function editOf(message: TelegramMessage): IncomingContent | undefined {
  const text = message.text ?? message.caption ?? '';
  return text.trim() === '' ? undefined : { type: 'edit', text };
}

/** The message it answers, for who talks with several people in one chat. */
function replyTo(message: TelegramMessage): { replyTo?: string } {
  const id = message.reply_to_message?.message_id;
  // In a topic everything that answers nothing else answers the message that made it.
  return id === undefined || id === message.message_thread_id ? {} : { replyTo: String(id) };
}

const textOf = (text: string): IncomingContent => ({ type: 'text', text });

/** Buttons that are also in the menu as commands. */
const PRESSES: ReadonlySet<string> = new Set(['areas']);

function commandOf(text: string): IncomingContent | undefined {
  const match = /^\/([A-Za-z0-9_]{1,64})(?:@[A-Za-z0-9_]+)?(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (!match) return undefined;
  const name = match[1]!.toLowerCase();
  if (PRESSES.has(name)) return { type: 'action', action: name };
  return { type: 'command', name, argument: (match[2] ?? '').trim() };
}

function isAddressed(message: TelegramMessage, reader: Reader): boolean {
  if (message.reply_to_message?.from?.id === reader.botId) return true;
  if (reader.username === '') return false;
  const words = `${message.text ?? ''} ${message.caption ?? ''}`.toLowerCase();
  const at = words.indexOf(`@${reader.username.toLowerCase()}`);
  return at >= 0 && !/^\w/.test(words.slice(at + reader.username.length + 1));
}
