import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotAccount } from './bot-account.ts';
import { BotApiError } from './bot-api-error.ts';
import { type Fault, Faults } from './faults.ts';
import { ForumGroup } from './forum-group.ts';
import { Group } from './group.ts';
import { LongPoll } from './long-poll.ts';
import { METHODS } from './methods.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { Person } from './person.ts';
import { WebhookDelivery } from './webhook-delivery.ts';

export interface Call {
  method: string;
  parameters: Readonly<Record<string, unknown>>;
  /** 200, an error code, or 0 when the answer never left. */
  status: number;
  at: number;
}

export interface TelegramServer {
  /** For TELEGRAM_API_ROOT. */
  apiRoot: string;
  token: string;
  bot: BotAccount;
  faults: Faults;
  /** Every call so far, oldest first. */
  calls: Call[];
  count(method: string, status?: number): number;
  user(id: number, name?: string): Person;
  group(id: number, title?: string): Group;
  forum(id: number, title?: string): ForumGroup;
  /** Puts an update of any shape in the queue. */
  inject(kind: string, body: Record<string, unknown>, chatId?: number): number;
  /** Cuts every open connection, as a network loss does. */
  cutConnections(): void;
  close(): Promise<void>;
}

export interface ServerOptions {
  token?: string;
  username?: string;
  port?: number;
  webhookRetryMs?: number;
  /** Unix milliseconds; the machine's own unless given. */
  now?: () => number;
}

/**
 * A Bot API server true to core.telegram.org/bots/api and to the public source of telegram-bot-api and
 * TDLib in what it accepts, refuses and says. It runs as with --local: webhooks may be plain http.
 */
export async function startTelegramServer(options: ServerOptions = {}): Promise<TelegramServer> {
  const token = options.token ?? '7000000001:AAFakeTokenOfAProtocolTrueServer_0001';
  const bot = new BotAccount(token, options.username ?? 'falin_test_bot', options.now);
  const faults = new Faults();
  const longPoll = new LongPoll(bot);
  const delivery = new WebhookDelivery(bot, options.webhookRetryMs ?? 50);
  const calls: Call[] = [];
  const people = new Map<number, Person>();
  bot.onUpdate = () => {
    longPoll.wake();
    delivery.wake();
  };

  async function perform(method: string, parameters: Parameters, closed: AbortSignal): Promise<unknown> {
    if (faults.missing.has(method)) throw new BotApiError(404, 'Not Found: method not found');
    if (method === 'getupdates') return longPoll.getUpdates(parameters, closed);
    const perform = METHODS[method];
    if (!perform) throw new BotApiError(404, 'Not Found: method not found');
    faults.checkRate(method, parameters.text('chat_id'));
    return perform(bot, parameters);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://telegram');
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname);
    if (file) return sendFile(bot, file[1]!, file[2]!, response);
    const match = /^\/bot([^/]+)\/(?:test\/)?(\w+)$/.exec(url.pathname);
    if (!match) return send(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    const method = match[2]!.toLowerCase();
    const call: Call = { method, parameters: {}, status: 0, at: Date.now() };
    calls.push(call);
    const closed = new AbortController();
    response.on('close', () => closed.abort());
    const fault = faults.take(method);
    try {
      if (match[1] !== bot.token) {
        throw /^\d+:/.test(match[1]!)
          ? new BotApiError(401, 'Unauthorized')
          : new BotApiError(404, 'Not Found');
      }
      const parameters = await readParameters(request, url);
      call.parameters = parameters.values;
      if (fault && failBefore(fault, response, call)) return;
      const result = await perform(method, parameters, closed.signal);
      if (fault?.kind === 'lost') return void response.destroy();
      if (fault?.kind === 'hung') return;
      call.status = 200;
      send(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof BotApiError)) throw error;
      call.status = error.code;
      send(response, error.code, {
        ok: false,
        error_code: error.code,
        description: error.message,
        ...(error.parameters ? { parameters: error.parameters } : {}),
      });
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, 500, {
        ok: false,
        error_code: 500,
        description: `Internal Server Error: ${String(error)}`,
      });
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    bot,
    faults,
    calls,
    count: (method, status) =>
      calls.filter((c) => c.method === method.toLowerCase() && (status === undefined || c.status === status))
        .length,
    user(id, name) {
      const person = people.get(id) ?? new Person(bot, id, name);
      people.set(id, person);
      return person;
    },
    group: (id, title = '示例群') => new Group(bot, id, title),
    forum: (id, title = '法律顾问') => new ForumGroup(bot, id, title),
    inject: (kind, body, chatId = 0) => bot.addUpdate(kind, chatId, body),
    cutConnections: () => server.closeAllConnections(),
    async close() {
      delivery.close();
      longPoll.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Faults that stop a call before it is carried out; true: it ends here. */
function failBefore(fault: Fault, response: ServerResponse, call: Call): boolean {
  switch (fault.kind) {
    case 'status':
      call.status = fault.status;
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end(`<html><head><title>${fault.status}</title></head><body>nginx</body></html>`);
      return true;
    case 'error':
      throw new BotApiError(
        fault.code,
        fault.description,
        fault.retryAfter === undefined ? undefined : { retry_after: fault.retryAfter },
      );
    case 'refused':
      response.destroy();
      return true;
    case 'silent':
      return true;
    default:
      return false;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function sendFile(bot: BotAccount, token: string, path: string, response: ServerResponse): void {
  const file = [...bot.files.values()].find((f) => f.path === decodeURIComponent(path));
  if (token !== bot.token || !file) {
    send(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
  });
  response.end(file.bytes);
}
