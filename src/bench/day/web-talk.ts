import { setTimeout as wait } from 'node:timers/promises';
import { type MessagesPage, messagesPage } from '../../contracts/api.ts';
import type { ChatMessage } from '../../contracts/chat.ts';
import type { Day } from './day.ts';
import type { Heard, Talk } from './talk.ts';

/** How often a page that waits asks, in minutes of the day. */
const ASK_EVERY = 0.7;
const RETRY_MS = 250;
/** Of the machine: a service that is away so long is not coming back. */
const GIVE_UP_MS = 300_000;

export interface WebTalk extends Talk {
  /** Client ids the service said it has, in order. */
  readonly accepted: readonly string[];
  everything(): Promise<ChatMessage[]>;
}

/** A resident's page: sends again under the same id until the service says that it has the message. */
export function webTalk(url: () => string, name: string, day: Day, twice: () => boolean): WebTalk {
  const accepted: string[] = [];
  let cookie = '';
  let seq = 0;
  let n = 0;

  /** The whole answer: a service that is killed half-way through it has not answered. */
  async function insist(path: string, init: RequestInit = {}): Promise<{ text: string; cookie: string }> {
    const until = Date.now() + GIVE_UP_MS;
    for (;;) {
      const headers = { ...init.headers, cookie, 'sec-fetch-site': 'same-origin' };
      let why: unknown;
      const answer = await fetch(`${url()}${path}`, { ...init, headers })
        .then(async (response) => ({ response, text: await response.text() }))
        .catch((error: unknown) => {
          why = error;
        });
      const status = answer?.response.status ?? 503;
      if (answer?.response.ok)
        return { text: answer.text, cookie: answer.response.headers.get('set-cookie')?.split(';')[0] ?? '' };
      if (status < 500 && status !== 429) throw new Error(`${path}: ${status} ${answer?.text}`);
      if (Date.now() > until)
        throw new Error(`${path}: no answer in ${GIVE_UP_MS / 1000} s: ${answer?.text ?? status}`, {
          cause: why,
        });
      await wait(RETRY_MS);
    }
  }

  async function post(path: string, body: object): Promise<void> {
    if (cookie === '') {
      cookie = (await insist('/api/session')).cookie;
    }
    n += 1;
    const clientId = `${name}-${String(n).padStart(3, '0')}`;
    const init = {
      method: 'POST',
      body: JSON.stringify({ clientId, ...body }),
      headers: { 'content-type': 'application/json' },
    };
    const posts = twice() ? [insist(path, init), insist(path, init)] : [insist(path, init)];
    await Promise.all(posts);
    accepted.push(clientId);
  }

  async function page(after: number): Promise<MessagesPage> {
    const { text } = await insist(`/api/messages?after=${after}&limit=100`);
    return messagesPage.parse(JSON.parse(text));
  }

  return {
    accepted,
    mark: () => seq,
    async say(text) {
      await post('/api/messages', { text });
      return n;
    },
    press: (action) => post('/api/actions', { action }),
    async heard(after, wanted, minutes) {
      const until = day.minute() + minutes;
      let from = after;
      while (day.minute() < until) {
        for (const message of (await page(from)).messages) {
          from = Math.max(from, message.seq);
          seq = Math.max(seq, message.seq);
          const reply = asHeard(message);
          if (reply && wanted(reply)) return reply;
        }
        await day.pause(ASK_EVERY);
      }
      return undefined;
    },
    async everything() {
      const all: ChatMessage[] = [];
      if (cookie === '') return all;
      for (let more = true; more; ) {
        const next = await page(all.at(-1)?.seq ?? 0);
        all.push(...next.messages);
        more = next.more;
      }
      return all;
    },
  };
}

function asHeard({ seq, reply }: ChatMessage): Heard | undefined {
  if (!reply) return undefined;
  const { body } = reply;
  const text =
    body.type === 'relay' ? `${body.header}\n${body.text}` : 'text' in body ? body.text : body.type;
  return { id: seq, text, actions: reply.buttons.flat().map((button) => button.action) };
}
