import { z } from 'zod';

// The fields of updates this channel reads (core.telegram.org/bots/api#update); everything else passes.
// telegraf's types promise more than a server has to keep, so nothing is read unchecked.

/** An odd field must not cost the words beside it. */
const lenient = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** Text every database takes: no half characters, no NUL (PostgreSQL refuses it). */
const words = z.string().transform((text) => text.toWellFormed().replaceAll('\0', ''));

const user = z.object({
  id: z.number().int(),
  is_bot: z.boolean().default(false),
  first_name: words.default(''),
  last_name: words.optional(),
});

const chat = z.object({ id: z.number().int(), type: words.default('private') });

const media = z.object({
  file_id: words.refine((id) => id !== ''),
  file_unique_id: lenient(words),
  file_size: lenient(z.number().nonnegative()),
  file_name: lenient(words),
  mime_type: lenient(z.string().regex(/^[\w.+-]{1,60}\/[\w.+-]{1,100}$/)),
});
export type Media = z.infer<typeof media>;

const point = z.object({ latitude: z.number(), longitude: z.number() });

export const message = z.object({
  message_id: z.number().int(),
  date: lenient(z.number()),
  chat,
  from: lenient(user),
  message_thread_id: lenient(z.number().int()),
  is_topic_message: lenient(z.boolean()),
  text: lenient(words),
  caption: lenient(words),
  reply_to_message: lenient(z.object({ message_id: lenient(z.number().int()), from: lenient(user) })),
  photo: lenient(z.array(media)),
  document: lenient(media),
  animation: lenient(media),
  audio: lenient(media),
  voice: lenient(media),
  video: lenient(media),
  video_note: lenient(media),
  sticker: lenient(media),
  location: lenient(point),
  venue: lenient(z.object({ location: point, title: words, address: words })),
  contact: lenient(
    z.object({
      phone_number: words,
      first_name: words.default(''),
      last_name: words.optional(),
    }),
  ),
  poll: lenient(z.object({ question: words })),
  // Kinds without anything to keep: their presence is enough.
  dice: z.unknown().optional(),
  game: z.unknown().optional(),
  story: z.unknown().optional(),
  checklist: z.unknown().optional(),
  paid_media: z.unknown().optional(),
  invoice: z.unknown().optional(),
});
export type TelegramMessage = z.infer<typeof message>;

export const callbackQuery = z.object({
  id: words,
  from: user,
  data: lenient(words),
  message: lenient(
    z.object({
      message_id: z.number().int().optional(),
      chat: chat.optional(),
      message_thread_id: lenient(z.number().int()),
      is_topic_message: lenient(z.boolean()),
    }),
  ),
});
export type CallbackQuery = z.infer<typeof callbackQuery>;

export const update = z.object({
  update_id: z.number().int(),
  message: lenient(message),
  edited_message: lenient(message),
  callback_query: lenient(callbackQuery),
});
export type TelegramUpdate = z.infer<typeof update>;

/** Enough of any update to confirm it. */
export const anyUpdate = z.object({ update_id: z.number().int() });
