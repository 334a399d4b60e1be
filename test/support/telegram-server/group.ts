import type { BotAccount, ChatMessage } from './bot-account.ts';

/** A group the bot is in. Like the real server with privacy mode, it passes on what a test lets it. */
export class Group {
  readonly id: number;
  private readonly bot: BotAccount;

  constructor(bot: BotAccount, id: number, title: string) {
    this.bot = bot;
    this.id = id;
    bot.chats.set(id, { id, type: 'group', title, blocked: false, deactivated: false });
  }

  send(userId: number, text: string, replyTo?: number): number {
    const from = { id: userId, is_bot: false, first_name: `居民${userId}` };
    const original = replyTo === undefined ? undefined : this.bot.message(this.id, replyTo);
    const entities = [...text.matchAll(/@\w+/g)].map((m) => ({
      type: 'mention',
      offset: m.index,
      length: m[0].length,
    }));
    const message = this.bot.addMessage(this.id, false, {
      text,
      fields: {
        from,
        ...(entities.length > 0 ? { entities } : {}),
        ...(original ? { reply_to_message: this.bot.describe(original) } : {}),
      },
    });
    this.bot.addUpdate('message', this.id, this.bot.describe(message));
    return message.id;
  }

  /** The bot's messages in the group. */
  messages(): ChatMessage[] {
    return this.bot.messages.filter((m) => m.chatId === this.id && m.byBot && !m.deleted);
  }
}
