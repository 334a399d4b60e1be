import { type Chats, isPlaceholder } from './chats.ts';
import type { Day } from './day.ts';
import { DayOver } from './day.ts';
import type { Shown, TelegramPerson } from './ports.ts';
import type { Heard, Talk } from './talk.ts';

const MINUTE = 60_000;

export function telegramTalk(person: TelegramPerson, chats: Chats, day: Day): Talk {
  return {
    mark: () => chats.of(person.id).at(-1)?.id ?? 0,
    say: async (text) => person.send(text),
    press: async (action) => void person.pressData(action),
    heard: (after, wanted, minutes) =>
      new Promise((resolve, reject) => {
        const fits = (message: Shown) => {
          const reply = asHeard(message);
          return reply && message.id > after && wanted(reply) ? reply : undefined;
        };
        const done = (finish: () => void) => {
          stop();
          offOver();
          clearTimeout(timer);
          finish();
        };
        const stop = chats.onShown(person.id, (message) => {
          const reply = fits(message);
          if (reply) done(() => resolve(reply));
        });
        const offOver = day.onOver(() => done(() => reject(new DayOver())));
        const timer = setTimeout(() => done(() => resolve(undefined)), (minutes * MINUTE) / day.timing.speed);
        const now = chats.of(person.id).map(fits).find(Boolean);
        if (now) done(() => resolve(now));
        else if (day.isOver) done(() => reject(new DayOver()));
      }),
  };
}

/** Undefined: the person's own words, or nothing to read yet. */
export function asHeard(message: Shown): Heard | undefined {
  if (!message.byBot || message.deleted || isPlaceholder(message.text)) return undefined;
  const actions = (message.keyboard?.inline_keyboard ?? []).flat().flatMap((b) => b.callback_data ?? []);
  return { id: message.id, text: message.text, actions };
}
