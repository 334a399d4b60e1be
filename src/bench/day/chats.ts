import { SCREEN } from '../../channels/telegram/screen-text.ts';
import type { Shown, TelegramFake } from './ports.ts';

export interface SentUpdate {
  id: number;
  chatId: number;
  kind: string;
}

/** What every chat of the fake Telegram shows, by chat, and who waits for something new in it. */
export interface Chats {
  of(chat: number): readonly Shown[];
  ids(): number[];
  onShown(chat: number, call: (message: Shown) => void): () => void;
  /** Everything people sent that the service has to keep. */
  readonly sent: readonly SentUpdate[];
  readonly repeated: number;
}

const KEPT = new Set(['message', 'edited_message', 'callback_query']);
const PLACEHOLDERS: ReadonlySet<string> = new Set([SCREEN.placing, SCREEN.placingRelay, SCREEN.placingMore]);

/** A reply that is placed and not yet there. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDERS.has(text);

/** `repeat`: whether Telegram gives this update twice, as it may. */
export function watchChats(telegram: TelegramFake, repeat: () => boolean): Chats {
  const chats = new Map<number, Shown[]>();
  const listeners = new Map<number, Set<(message: Shown) => void>>();
  const sent: SentUpdate[] = [];
  let repeated = 0;
  telegram.bot.onShown = (message) => {
    const chat = chats.get(message.chatId) ?? [];
    chats.set(message.chatId, chat);
    if ((chat.at(-1)?.id ?? 0) < message.id) chat.push(message);
    for (const call of [...(listeners.get(message.chatId) ?? [])]) call(message);
  };
  const { bot } = telegram;
  const add = bot.addUpdate.bind(bot);
  bot.addUpdate = (kind, chatId, body) => {
    const id = add(kind, chatId, body);
    if (KEPT.has(kind)) sent.push({ id, chatId, kind });
    const last = bot.updates.at(-1);
    if (last?.update_id === id && repeat()) {
      bot.updates.push(last);
      repeated += 1;
    }
    return id;
  };
  return {
    of: (chat) => chats.get(chat) ?? [],
    ids: () => [...chats.keys()],
    onShown(chat, call) {
      const calls = listeners.get(chat) ?? new Set();
      listeners.set(chat, calls);
      calls.add(call);
      return () => calls.delete(call);
    },
    sent,
    get repeated() {
      return repeated;
    },
  };
}
