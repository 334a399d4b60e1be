import type { BotAccount, ChatMessage } from './bot-account.ts';
import { badRequest } from './bot-api-error.ts';

export interface ForumTopic {
  thread: number;
  name: string;
  closed: boolean;
  deleted: boolean;
}

/**
 * A supergroup with topics, of which the bot is an administrator: it reads everything, and may write in closed topics.
 * As on the real server the thread's id is that of the service message that made it, and what is said in a topic without
 * answering anything answers that message (core.telegram.org/bots/api#forumtopiccreated).
 */
export class ForumGroup {
  readonly id: number;
  readonly topics: ForumTopic[] = [];
  private readonly bot: BotAccount;

  constructor(bot: BotAccount, id: number, title: string) {
    this.bot = bot;
    this.id = id;
    bot.chats.set(id, { id, type: 'supergroup', title, is_forum: true, blocked: false, deactivated: false });
    bot.forums.set(id, this);
  }

  create(name: string): ForumTopic {
    if (name === '' || name.length > 128) throw badRequest('TOPIC_TITLE_INVALID');
    const made = this.bot.addMessage(this.id, true, { fields: { forum_topic_created: { name } } });
    const topic = { thread: made.id, name, closed: false, deleted: false };
    this.topics.push(topic);
    return topic;
  }

  /** For a call that names a thread. */
  topic(thread: number, error: string): ForumTopic {
    const found = this.topics.find((topic) => topic.thread === thread && !topic.deleted);
    if (!found) throw badRequest(error);
    return found;
  }

  delete(topic: ForumTopic): void {
    topic.deleted = true;
    for (const message of this.bot.messages)
      if (message.chatId === this.id && message.fields.message_thread_id === topic.thread)
        message.deleted = true;
  }

  send(userId: number, thread: number, text: string): number {
    const original = this.bot.message(this.id, thread);
    const message = this.bot.addMessage(this.id, false, {
      text,
      fields: {
        from: { id: userId, is_bot: false, first_name: `同事${userId}` },
        message_thread_id: thread,
        is_topic_message: true,
        ...(original ? { reply_to_message: this.bot.describe(original) } : {}),
      },
    });
    this.bot.addUpdate('message', this.id, this.bot.describe(message));
    return message.id;
  }

  press(userId: number, thread: number, label: string): void {
    const found = this.messages(thread).findLast((m) =>
      m.keyboard?.inline_keyboard.flat().some((button) => button.text === label),
    );
    const data = found?.keyboard?.inline_keyboard
      .flat()
      .find((button) => button.text === label)?.callback_data;
    if (!found || data === undefined) throw new Error(`no button 「${label}」 in topic ${thread}`);
    const id = String(5_000_000_000 + this.bot.queries.size + 1);
    this.bot.queries.set(id, { id, chatId: this.id, data, answered: undefined, expired: false });
    this.bot.addUpdate('callback_query', this.id, {
      id,
      from: { id: userId, is_bot: false, first_name: `同事${userId}` },
      message: this.bot.describe(found),
      chat_instance: '1',
      data,
    });
  }

  /** The bot's messages in a topic. */
  messages(thread: number): ChatMessage[] {
    return this.bot.messages.filter(
      (m) => m.chatId === this.id && m.byBot && !m.deleted && m.fields.message_thread_id === thread,
    );
  }

  textOf(thread: number): string {
    return this.messages(thread)
      .map((message) => message.text)
      .join('\n');
  }
}
