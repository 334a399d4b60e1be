import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { IncomingContent } from '../../../consultation/incoming.ts';
import type { Receipt } from '../../../consultation/records.ts';
import {
  messagesPage,
  messagesQuery,
  type Posted,
  postAction,
  posted,
  postMessage,
} from '../../../contracts/api.ts';
import type { HttpDeps } from '../../../http/ports.ts';
import { toChatMessage } from '../chat-message.ts';
import { cleanText } from '../clean-text.ts';
import type { WebEnv, WebSession } from '../session.ts';
import { faults, json, sessionOf, type WebApp } from './route-parts.ts';

/** Puts what a session posted into the log; idempotent by its clientId. */
export type Accept = (session: WebSession, clientId: string, content: IncomingContent) => Promise<Receipt>;

const getMessages = createRoute({
  method: 'get',
  path: '/api/messages',
  summary: '本会话的消息：after 之后的，或 before 之前最近的，按 seq 从小到大',
  request: { query: messagesQuery },
  responses: { 200: json(messagesPage, '一页消息'), 400: faults[400], 401: faults[401] },
});

const body = <T extends typeof postMessage | typeof postAction>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});
const postResponses = {
  202: json(posted, '已存下；回复从 /api/events 来'),
  400: faults[400],
  401: faults[401],
  413: faults[413],
  415: faults[415],
  429: faults[429],
};

const sendMessage = createRoute({
  method: 'post',
  path: '/api/messages',
  summary: '发一条文字',
  request: { body: body(postMessage) },
  responses: postResponses,
});

const sendAction = createRoute({
  method: 'post',
  path: '/api/actions',
  summary: '按一个按钮：verb 或 verb:参数',
  request: { body: body(postAction) },
  responses: postResponses,
});

export function postedOf(receipt: Receipt): Posted {
  return {
    messageId: receipt.message,
    turnId: receipt.turn,
    seq: receipt.seq,
    accepted: receipt.accepted,
  };
}

export function messageRoutes(app: WebApp, deps: Pick<HttpDeps, 'log'>, accept: Accept): void {
  const take = async (c: Context<WebEnv>, clientId: string, content: IncomingContent) =>
    postedOf(await accept(sessionOf(c), clientId, content));

  app.openapi(getMessages, async (c) => {
    const { before, after, limit } = c.req.valid('query');
    const { channel, address } = sessionOf(c);
    const resident = await deps.log.residentByAddress(channel, address);
    if (!resident) return c.json({ messages: [], more: false }, 200);
    // One more than asked for tells whether there is more.
    const found =
      after === undefined
        ? await deps.log.messagesBefore(resident.id, before, limit + 1)
        : await deps.log.messagesAfter(resident.id, after, limit + 1);
    const more = found.length > limit;
    const page = after === undefined ? found.slice(-limit) : found.slice(0, limit);
    return c.json({ messages: page.map(toChatMessage), more }, 200);
  });

  app.openapi(sendMessage, async (c) => {
    const { clientId, text } = c.req.valid('json');
    return c.json(await take(c, clientId, { type: 'text', text: cleanText(text) }), 202);
  });

  app.openapi(sendAction, async (c) => {
    const { clientId, action } = c.req.valid('json');
    return c.json(await take(c, clientId, { type: 'action', action: cleanText(action) }), 202);
  });
}
