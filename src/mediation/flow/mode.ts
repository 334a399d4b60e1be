import { z } from 'zod';
import { term } from '../../contracts/mediation-command.ts';

const key = z.string();

/** What a chat is in the middle of. Kept sealed with the chat, so that it survives restarts. */
const modeSchema = z.discriminatedUnion('kind', [
  /** The application: the step asked for, and what was answered. `back`: a single answer is being changed. */
  z.object({
    kind: z.literal('form'),
    step: z.string(),
    values: z.record(z.string(), z.string()),
    consultation: z.string().optional(),
    story: z.string().optional(),
    changing: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('room'),
    case: key,
    audience: z.union([z.literal('all'), z.literal('private'), z.number()]),
  }),
  z.object({ kind: z.literal('ask'), case: key, what: z.string(), detail: z.string().optional() }),
  z.object({
    kind: z.literal('terms'),
    case: key,
    step: z.enum(['form', 'who', 'what', 'amount', 'parts', 'due', 'next', 'more']),
    form: z.enum(['oral', 'written']).default('written'),
    terms: z.array(term),
    now: z.object({
      who: z.number().optional(),
      what: z.string().optional(),
      amount: z.number().optional(),
      parts: z.number().optional(),
    }),
    more: z.string().optional(),
  }),
]);
export type ChatMode = z.infer<typeof modeSchema>;
export type FormMode = Extract<ChatMode, { kind: 'form' }>;
export type RoomMode = Extract<ChatMode, { kind: 'room' }>;
export type AskMode = Extract<ChatMode, { kind: 'ask' }>;
export type TermsMode = Extract<ChatMode, { kind: 'terms' }>;

export const writeMode = (mode: ChatMode | null): string | null => mode && JSON.stringify(mode);
/** One of an earlier version that is not understood any more is none. */
export const readMode = (text: string | undefined): ChatMode | undefined =>
  text === undefined ? undefined : modeSchema.safeParse(JSON.parse(text)).data;
