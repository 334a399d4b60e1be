import { z } from 'zod';
import { reply } from './reply.ts';

/** A message as the resident's own page shows it. `seq` counts up per resident; it is the SSE event id. */
export const chatMessage = z.object({
  id: z.string(),
  seq: z.number().int(),
  consultationId: z.string().nullable(),
  turnId: z.string().nullable(),
  direction: z.enum(['in', 'out']),
  author: z.enum(['resident', 'bot', 'person', 'system']),
  /** What the resident wrote; null for replies, presses and erased messages. */
  text: z.string().nullable(),
  /** The button the resident pressed: verb[:argument]. */
  action: z.string().nullish(),
  /** Set on replies. */
  reply: reply.nullable(),
  /** Files that came along. */
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.number(),
      /** Where it is downloaded, by this resident alone; null: too large to be kept, or no file. */
      url: z.string().nullish(),
    }),
  ),
  at: z.string(),
  /** The resident's own id for the message (the page's), to match what it shows already. */
  clientId: z.string().nullable(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

/** Live events of a resident's stream. `message` is durable and carries its seq; the others pass. */
export type LiveEvent =
  | { type: 'message'; message: ChatMessage }
  | { type: 'working'; turnId: string; stage: string }
  | { type: 'delta'; turnId: string; text: string }
  | { type: 'settled'; turnId: string };
