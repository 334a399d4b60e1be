import { BotApiError, badRequest } from './bot-api-error.ts';
import type { ForumGroup } from './forum-group.ts';
import type { Entity } from './html-entities.ts';
import type { InlineKeyboard } from './reply-markup.ts';

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
}

export interface Chat {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  is_forum?: boolean;
  title?: string;
  first_name?: string;
  /** The person blocked the bot. */
  blocked: boolean;
  deactivated: boolean;
}

/** A message of a chat as it stands now; `versions` keeps every text it has had. */
export interface ChatMessage {
  id: number;
  chatId: number;
  byBot: boolean;
  date: number;
  text: string;
  entities: Entity[];
  keyboard: InlineKeyboard | undefined;
  document: { name: string; bytes: Uint8Array; caption: string } | undefined;
  deleted: boolean;
  versions: string[];
  /** Fields of other kinds of messages (photo, voice …), as the update carried them. */
  fields: Record<string, unknown>;
}

export interface Update {
  update_id: number;
  chatId: number;
  kind: string;
  body: Record<string, unknown>;
}

export interface CallbackQuery {
  id: string;
  chatId: number;
  data: string;
  answered: { text: string; alert: boolean } | undefined;
  expired: boolean;
}

export interface StoredFile {
  id: string;
  path: string;
  bytes: Uint8Array;
  /** Declared size; larger than `bytes` when a test only pretends a large file. */
  size: number;
}

export interface Webhook {
  url: string;
  secret: string;
  maxConnections: number;
  lastError: string | undefined;
}

/** Everything the server knows of one bot. */
export class BotAccount {
  readonly token: string;
  readonly user: User;
  readonly chats = new Map<number, Chat>();
  readonly messages: ChatMessage[] = [];
  private readonly messageById = new Map<number, ChatMessage>();
  readonly forums = new Map<number, ForumGroup>();
  readonly queries = new Map<string, CallbackQuery>();
  readonly files = new Map<string, StoredFile>();
  readonly drafts: { chatId: number; draftId: number; text: string }[] = [];
  readonly actions: { chatId: number; action: string }[] = [];
  readonly profile: Record<string, unknown> = {};
  updates: Update[] = [];
  allowed: string[] = [];
  webhook: Webhook | undefined;
  /** Called when an update arrives or the webhook changes. */
  onUpdate: () => void = () => {};
  /** Called when a chat shows something new: a message, or one that was changed. */
  onShown: (message: ChatMessage) => void = () => {};
  /** Unix seconds, as its messages are dated. */
  readonly unixNow: () => number;
  private nextUpdate = 100_000_001;
  private nextMessage = 1;
  private nextFile = 1;

  constructor(token: string, username: string, now: () => number = Date.now) {
    this.token = token;
    this.unixNow = () => Math.floor(now() / 1000);
    this.user = { id: Number(token.split(':')[0]), is_bot: true, first_name: '法邻', username };
  }

  addMessage(chatId: number, byBot: boolean, content: Partial<ChatMessage>): ChatMessage {
    const message: ChatMessage = {
      text: '',
      entities: [],
      keyboard: undefined,
      document: undefined,
      deleted: false,
      fields: {},
      versions: [],
      ...content,
      id: this.nextMessage++,
      chatId,
      byBot,
      date: this.unixNow(),
    };
    message.versions.push(message.text);
    this.messages.push(message);
    this.messageById.set(message.id, message);
    this.onShown(message);
    return message;
  }

  addUpdate(kind: string, chatId: number, body: Record<string, unknown>): number {
    const id = this.nextUpdate++;
    if (this.allowed.length === 0 || this.allowed.includes(kind)) {
      this.updates.push({ update_id: id, chatId, kind, body });
      this.onUpdate();
    }
    return id;
  }

  addFile(bytes: Uint8Array, folder: string, extension: string, size = bytes.length): StoredFile {
    const n = this.nextFile++;
    const file = { id: `AgACAgUAAx${folder}${n}`, path: `${folder}/file_${n}${extension}`, bytes, size };
    this.files.set(file.id, file);
    return file;
  }

  /** The chat a call addresses, if the bot may write there; otherwise the error the real server gives. */
  reachableChat(chatId: string): Chat {
    if (chatId.trim() === '') throw badRequest('chat_id is empty');
    const chat = this.chats.get(Number(chatId));
    if (!chat) throw badRequest('chat not found');
    if (chat.deactivated) throw new BotApiError(403, 'Forbidden: user is deactivated');
    if (chat.blocked) throw new BotApiError(403, 'Forbidden: bot was blocked by the user');
    return chat;
  }

  message(chatId: number, id: number): ChatMessage | undefined {
    const message = this.messageById.get(id);
    return message?.chatId === chatId && !message.deleted ? message : undefined;
  }

  /** A message in the form of the Bot API. */
  describe(message: ChatMessage): Record<string, unknown> {
    const chat = this.chats.get(message.chatId)!;
    const { blocked: _, deactivated: __, ...shown } = chat;
    return {
      message_id: message.id,
      ...(message.byBot ? { from: this.user } : {}),
      chat: shown,
      date: message.date,
      ...(message.text === '' ? {} : { text: message.text }),
      ...(message.entities.length > 0 ? { entities: message.entities } : {}),
      ...(message.keyboard ? { reply_markup: message.keyboard } : {}),
      ...message.fields,
    };
  }
}
