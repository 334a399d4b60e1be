import { z } from 'zod';
import { chatMessage } from './chat.ts';
import { openedArticle, parseAction } from './reply.ts';

/** Longest message taken, in characters; whole judgments get pasted. */
export const MAX_TEXT = 32_000;
export const MAX_FILES = 6;

export const apiError = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .meta({ id: 'Error', description: '出错时的统一格式；message 可以直接给居民看' });
export type ApiError = z.infer<typeof apiError>;

/** The page's own id of what it sends: the same id sent again is the same message. */
const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'clientId 要 8–64 位字母、数字、_ 或 -');

export const area = z
  .object({ id: z.string(), name: z.string(), level: z.string(), parentId: z.string().nullable() })
  .meta({ id: 'Area' });
export type AreaItem = z.infer<typeof area>;

export const session = z
  .object({
    channel: z.enum(['web', 'kiosk']),
    /** The resident's community, once chosen. */
    area: z.object({ id: z.string(), name: z.string() }).nullable(),
    /** The highest seq in the log; 0 before the first message. */
    lastSeq: z.number().int(),
    /** Name of the street office; null when the directory has none. */
    office: z.string().nullable(),
    /** The directory is the sample that came with the project. */
    sample: z.boolean(),
    limits: z.object({ text: z.number(), files: z.number(), fileBytes: z.number() }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

export const messagesQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const messagesPage = z
  .object({ messages: z.array(chatMessage.meta({ id: 'ChatMessage' })), more: z.boolean() })
  .meta({ id: 'MessagesPage' });
export type MessagesPage = z.infer<typeof messagesPage>;

export const postMessage = z
  .object({
    clientId,
    text: z
      .string()
      .max(MAX_TEXT, `一次最多 ${MAX_TEXT} 字`)
      .refine((text) => text.trim() !== '', '内容不能为空'),
  })
  .meta({ id: 'PostMessage' });

export const postAction = z
  .object({
    clientId,
    action: z
      .string()
      .max(64)
      .refine((action) => parseAction(action) !== undefined, '没有这个操作'),
  })
  .meta({ id: 'PostAction' });

/** Multipart: `clientId`, `caption`, and one part named `file` for each file. */
export const postFilesFields = z.object({ clientId, caption: z.string().max(2_000).default('') });

export const posted = z
  .object({
    messageId: z.string(),
    turnId: z.string(),
    seq: z.number().int(),
    /** False: the same clientId had been taken before, nothing was stored again. */
    accepted: z.boolean(),
  })
  .meta({ id: 'Posted' });
export type Posted = z.infer<typeof posted>;

export const consultationItem = z
  .object({
    number: z.string(),
    openedAt: z.string(),
    lastAt: z.string(),
    closedAt: z.string().nullable(),
    topic: z.string().nullable(),
    state: z.enum(['open', 'queued', 'held', 'mediating', 'closed']),
    outcome: z.string().nullable(),
    /** The next appointment of it, in words. */
    appointment: z.string().nullish(),
  })
  .meta({ id: 'Consultation' });
export type ConsultationItem = z.infer<typeof consultationItem>;

export const topicItem = z
  .object({
    id: z.string(),
    label: z.string(),
    /** A question people ask, to be sent by one press. */
    suggested: z.string().optional(),
  })
  .meta({ id: 'Topic' });
export type TopicItem = z.infer<typeof topicItem>;

export const articleQuery = z.object({
  statute: z.string().min(1).max(200),
  article: z.string().min(1).max(40),
  asOf: z.string().max(10).optional(),
});

export const openedArticleShape = openedArticle.meta({ id: 'OpenedArticle' });

export const openedPassage = z
  .object({
    id: z.string(),
    kind: z.enum(['guide', 'digest', 'article']),
    title: z.string(),
    /** Section of the guide; book and chapter of the statute. */
    path: z.string(),
    body: z.string(),
    from: z.string().nullish(),
    until: z.string().nullish(),
  })
  .meta({ id: 'OpenedPassage' });
export type OpenedPassage = z.infer<typeof openedPassage>;

export const readiness = z
  .object({
    ready: z.boolean(),
    checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  })
  .meta({ id: 'Readiness' });
