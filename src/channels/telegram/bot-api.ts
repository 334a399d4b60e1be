import { Telegram } from 'telegraf';
import { z } from 'zod';
import { Refused, Unavailable } from '../../core/errors.ts';
import { sortFailure } from './api-failures.ts';
import type { InlineKeyboard } from './render/keyboard.ts';

/** Bots may not download more than this. */
export const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

const botUser = z.object({ id: z.number(), username: z.string().default('') });
export type BotUser = z.infer<typeof botUser>;
const sentMessage = z.object({ message_id: z.number() });
const filePath = z.object({ file_path: z.string().min(1), file_size: z.number().optional() });

const topic = z.object({ message_thread_id: z.number().int() });

/** An address is a chat's id, or `chat:thread` for a topic of a forum group. */
function target(address: string): { chat_id: string; message_thread_id?: number } {
  const [chat = '', thread] = address.split(':');
  return { chat_id: chat, ...(thread === undefined ? {} : { message_thread_id: Number(thread) }) };
}

export type MediaKind = 'photo' | 'voice' | 'audio' | 'video' | 'document';
const MEDIA: Record<MediaKind, readonly [method: string, field: string]> = {
  photo: ['sendPhoto', 'photo'],
  voice: ['sendVoice', 'voice'],
  audio: ['sendAudio', 'audio'],
  video: ['sendVideo', 'video'],
  document: ['sendDocument', 'document'],
};

export interface MessageText {
  text: string;
  html: boolean;
  keyboard?: InlineKeyboard | undefined;
  silent?: boolean;
}

/** The calls this channel makes. Each throws Unavailable or BotApiRefusal, never anything with the token in it. */
export type BotApi = ReturnType<typeof createBotApi>;

export function createBotApi(options: {
  token: string;
  apiRoot: string;
  callTimeoutMs: number;
  stopping: AbortSignal;
}) {
  const apiRoot = `${options.apiRoot.replace(/\/+$/, '')}/`;
  const telegram = new Telegram(options.token, { apiRoot, webhookReply: false });

  async function call(
    method: string,
    payload: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const timeout = AbortSignal.timeout(options.callTimeoutMs);
    const ends = signal ?? AbortSignal.any([timeout, options.stopping]);
    try {
      // telegraf types method names of Bot API 7 and an older AbortSignal; the values are the same at run time.
      return (await telegram.callApi(method as never, payload as never, {
        signal: ends as never,
      })) as unknown;
    } catch (error) {
      throw sortFailure(error);
    }
  }

  const contents = (message: MessageText) => ({
    text: message.text,
    ...(message.html ? { parse_mode: 'HTML' } : {}),
    ...(message.keyboard ? { reply_markup: message.keyboard } : {}),
    link_preview_options: { is_disabled: true },
  });

  const thread = (address: string) => {
    const { chat_id, message_thread_id } = target(address);
    return { chat_id, message_thread_id };
  };

  return {
    /** A topic of a forum group (the bot is an administrator of it with the right to manage topics); gives its address. */
    async createTopic(group: string, name: string): Promise<string> {
      const made = topic.parse(await call('createForumTopic', { chat_id: group, name: name.slice(0, 128) }));
      return `${group}:${made.message_thread_id}`;
    },
    async closeTopic(address: string): Promise<void> {
      await call('closeForumTopic', thread(address));
    },
    async reopenTopic(address: string): Promise<void> {
      await call('reopenForumTopic', thread(address));
    },
    getMe: async () => botUser.parse(await call('getMe', {})),

    /** Raw updates. `waitMs`: how long the server may hold the call open. */
    async getUpdates(offset: number, waitMs: number, stop: AbortSignal): Promise<unknown[]> {
      const timeout = AbortSignal.timeout(waitMs + options.callTimeoutMs);
      const payload = {
        ...(offset > 0 ? { offset } : {}),
        limit: 100,
        timeout: Math.round(waitMs / 1000),
        allowed_updates: ALLOWED_UPDATES,
      };
      return z.array(z.unknown()).parse(await call('getUpdates', payload, AbortSignal.any([timeout, stop])));
    },

    /** Confirms everything below `offset` without taking more. */
    async confirm(offset: number): Promise<void> {
      await call('getUpdates', { offset, limit: 1, timeout: 0 }, AbortSignal.timeout(3_000));
    },

    async setWebhook(url: string, secret: string): Promise<void> {
      await call('setWebhook', { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES });
    },

    async deleteWebhook(): Promise<void> {
      await call('deleteWebhook', {});
    },

    async sendMessage(chatId: string, message: MessageText): Promise<string> {
      const payload = {
        ...target(chatId),
        ...contents(message),
        ...(message.silent ? { disable_notification: true } : {}),
      };
      return String(sentMessage.parse(await call('sendMessage', payload)).message_id);
    },

    async editMessageText(chatId: string, messageId: string, message: MessageText): Promise<void> {
      await call('editMessageText', {
        chat_id: target(chatId).chat_id,
        message_id: Number(messageId),
        ...contents(message),
      });
    },

    async deleteMessage(chatId: string, messageId: string): Promise<void> {
      await call('deleteMessage', { chat_id: target(chatId).chat_id, message_id: Number(messageId) });
    },

    async sendDocument(
      chatId: string,
      file: { name: string; bytes: Buffer; caption: string; keyboard: InlineKeyboard | undefined },
    ): Promise<string> {
      const payload = {
        ...target(chatId),
        document: { source: file.bytes, filename: file.name },
        ...(file.caption ? { caption: file.caption } : {}),
        ...(file.keyboard ? { reply_markup: file.keyboard } : {}),
      };
      return String(sentMessage.parse(await call('sendDocument', payload)).message_id);
    },

    /** A file passed on as it came: our copy's bytes, or the id Telegram has kept it under. */
    async sendMedia(
      chatId: string,
      kind: MediaKind,
      media: { name: string; bytes: Uint8Array } | string,
    ): Promise<string> {
      const [method, field] = MEDIA[kind];
      const value =
        typeof media === 'string' ? media : { source: Buffer.from(media.bytes), filename: media.name };
      return String(sentMessage.parse(await call(method, { ...target(chatId), [field]: value })).message_id);
    },

    async sendTyping(chatId: string): Promise<void> {
      await call('sendChatAction', { ...target(chatId), action: 'typing' });
    },

    /** Bot API 9.3: a draft shown for at most 30 s; `draftId` must not be 0. */
    async sendDraft(chatId: string, draftId: number, text: string): Promise<void> {
      await call('sendMessageDraft', { chat_id: Number(chatId), draft_id: draftId, text });
    },

    async answerCallback(queryId: string, text?: string): Promise<void> {
      await call('answerCallbackQuery', { callback_query_id: queryId, ...(text ? { text } : {}) });
    },

    async setProfile(method: string, payload: Record<string, unknown>): Promise<void> {
      await call(method, payload);
    },

    /** Downloads a file. Refused: larger than `maxBytes`, or no longer kept by Telegram. */
    async download(fileId: string, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array> {
      const { file_path, file_size } = filePath.parse(await call('getFile', { file_id: fileId }));
      if ((file_size ?? 0) > maxBytes) throw new Refused('这个文件太大，没有保存');
      const timeout = AbortSignal.timeout(60_000);
      const url = new URL(`./file/bot${options.token}/${file_path}`, apiRoot);
      let response: Response;
      try {
        response = await fetch(url, {
          signal: AbortSignal.any([timeout, options.stopping, ...(signal ? [signal] : [])]),
        });
        if (!response.ok) throw new Unavailable(`Telegram file: ${response.status}`);
        return await readLimited(response, maxBytes);
      } catch (error) {
        throw sortFailure(error);
      }
    },
  };
}

async function readLimited(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > maxBytes) throw new Refused('这个文件太大，没有保存');
    chunks.push(bytes);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
