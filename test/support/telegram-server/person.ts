import type { BotAccount, Chat, ChatMessage } from './bot-account.ts';
import { waitUntil } from './wait-until.ts';

export interface SeenMessage {
  id: number;
  text: string;
  entities: ChatMessage['entities'];
  buttons: { text: string; data: string | undefined }[];
  document: ChatMessage['document'];
  /** Every text this message has had, oldest first. */
  versions: readonly string[];
}

/** What a test can do as one person in the private chat with the bot, and what that person sees. */
export class Person {
  readonly id: number;
  private readonly bot: BotAccount;
  private readonly name: string;

  constructor(bot: BotAccount, id: number, name = `居民${id}`) {
    this.bot = bot;
    this.id = id;
    this.name = name;
  }

  private get from() {
    return { id: this.id, is_bot: false, first_name: this.name, language_code: 'zh-hans' };
  }

  private chat(): Chat {
    let chat = this.bot.chats.get(this.id);
    if (!chat) {
      chat = { id: this.id, type: 'private', first_name: this.name, blocked: false, deactivated: false };
      this.bot.chats.set(this.id, chat);
    }
    return chat;
  }

  /** Sends a text; `/start` also unblocks. Gives the message id. */
  send(text: string, extra: Record<string, unknown> = {}): number {
    const command = /^\/[A-Za-z0-9_]+(@\w+)?/.exec(text);
    const entities = command ? [{ type: 'bot_command', offset: 0, length: command[0].length }] : [];
    return this.sendFields({ ...(entities.length > 0 ? { entities } : {}), ...extra }, text);
  }

  /** Answers one of the bot's messages, as with a long press. */
  reply(messageId: number, text: string): number {
    const original = this.bot.message(this.id, messageId);
    if (!original) throw new Error(`no message ${messageId} to reply to`);
    return this.send(text, { reply_to_message: this.bot.describe(original) });
  }

  /** Sends a message of any kind: the fields as the Bot API names them. */
  sendFields(fields: Record<string, unknown>, text = ''): number {
    const chat = this.chat();
    if (chat.blocked) this.unblock();
    const message = this.bot.addMessage(this.id, false, { text, fields: { from: this.from, ...fields } });
    this.bot.addUpdate('message', this.id, this.bot.describe(message));
    return message.id;
  }

  sendPhoto(bytes: Uint8Array, caption?: string): number {
    const small = this.bot.addFile(bytes.slice(0, 10), 'photos', '.jpg');
    const large = this.bot.addFile(bytes, 'photos', '.jpg');
    const size = (file: typeof small, edge: number) => ({
      file_id: file.id,
      file_unique_id: `u${file.id}`,
      width: edge,
      height: edge,
      file_size: file.size,
    });
    return this.sendFields({ photo: [size(small, 90), size(large, 1280)], ...(caption ? { caption } : {}) });
  }

  sendVoice(bytes: Uint8Array, size = bytes.length): number {
    const file = this.bot.addFile(bytes, 'voice', '.oga', size);
    return this.sendFields({
      voice: {
        file_id: file.id,
        file_unique_id: `u${file.id}`,
        duration: 3,
        mime_type: 'audio/ogg',
        file_size: size,
      },
    });
  }

  sendDocument(name: string, bytes: Uint8Array, options: { caption?: string; size?: number } = {}): number {
    const size = options.size ?? bytes.length;
    const file = this.bot.addFile(bytes, 'documents', '.pdf', size);
    return this.sendFields({
      document: {
        file_id: file.id,
        file_unique_id: `u${file.id}`,
        file_name: name,
        mime_type: 'application/pdf',
        file_size: size,
      },
      ...(options.caption ? { caption: options.caption } : {}),
    });
  }

  edit(messageId: number, text: string): void {
    const message = this.bot.message(this.id, messageId);
    if (!message) throw new Error(`no message ${messageId} to edit`);
    message.text = text;
    message.versions.push(text);
    const edit_date = this.bot.unixNow();
    this.bot.addUpdate('edited_message', this.id, { ...this.bot.describe(message), edit_date });
  }

  /** Presses the button with this label on the newest message that has it. Gives the query's id. */
  press(label: string): string {
    const message = this.now().findLast((m) => m.byBot && buttonsOf(m).some((b) => b.text === label));
    const button = message && buttonsOf(message).find((b) => b.text === label);
    if (!message || button?.data === undefined) {
      const seen = this.messages().flatMap((m) => m.buttons.map((b) => b.text));
      throw new Error(`no button 「${label}」; there are: ${seen.join('、') || 'none'}`);
    }
    return this.pressData(button.data, message);
  }

  pressData(data: string, message = this.now().findLast((m) => m.byBot)): string {
    const id = String(4_000_000_000 + this.bot.queries.size + 1);
    this.bot.queries.set(id, { id, chatId: this.id, data, answered: undefined, expired: false });
    this.bot.addUpdate('callback_query', this.id, {
      id,
      from: this.from,
      chat_instance: String(this.id),
      data,
      ...(message ? { message: this.bot.describe(message) } : {}),
    });
    return id;
  }

  /** What answerCallbackQuery said to a press; undefined: not answered. */
  answerTo(queryId: string) {
    return this.bot.queries.get(queryId)?.answered;
  }

  expire(queryId: string): void {
    const query = this.bot.queries.get(queryId);
    if (query) query.expired = true;
  }

  block(): void {
    this.chat().blocked = true;
    this.membership('kicked');
  }

  unblock(): void {
    this.chat().blocked = false;
    this.membership('member');
  }

  deactivate(): void {
    this.chat().deactivated = true;
  }

  /** Deletes a message on the person's side, for both. */
  delete(messageId: number): void {
    const message = this.bot.message(this.id, messageId);
    if (message) message.deleted = true;
  }

  /** The bot's messages this person sees now, edits applied, deleted ones gone. */
  messages(): SeenMessage[] {
    return this.now()
      .filter((m) => m.byBot)
      .map((m) => ({
        id: m.id,
        text: m.text,
        entities: m.entities,
        buttons: buttonsOf(m),
        document: m.document,
        versions: m.versions,
      }));
  }

  actions(): string[] {
    return this.bot.actions.filter((a) => a.chatId === this.id).map((a) => a.action);
  }

  drafts(): string[] {
    return this.bot.drafts.filter((d) => d.chatId === this.id).map((d) => d.text);
  }

  /** The first of this person's visible bot messages that `wanted` accepts, as soon as there is one. */
  waitFor(wanted: (message: SeenMessage) => boolean, timeoutMs = 10_000): Promise<SeenMessage> {
    return waitUntil(
      () => this.messages().find(wanted),
      timeoutMs,
      () => `no such message for ${this.id}; seen: ${JSON.stringify(this.messages().map((m) => m.text))}`,
    );
  }

  private now(): ChatMessage[] {
    return this.bot.messages.filter((m) => m.chatId === this.id && !m.deleted);
  }

  private membership(status: 'kicked' | 'member'): void {
    const { blocked: _, deactivated: __, ...chat } = this.chat();
    const old = status === 'kicked' ? 'member' : 'kicked';
    this.bot.addUpdate('my_chat_member', this.id, {
      chat,
      from: this.from,
      date: this.bot.unixNow(),
      old_chat_member: { user: this.bot.user, status: old },
      new_chat_member: { user: this.bot.user, status },
    });
  }
}

const buttonsOf = (message: ChatMessage) =>
  (message.keyboard?.inline_keyboard ?? []).flat().map((b) => ({ text: b.text, data: b.callback_data }));
