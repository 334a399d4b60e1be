import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRequest {
  path: string;
  body: {
    response_format?: { type: string };
    messages?: { role: string; content: string }[];
    input?: string[];
  };
}

export type Behaviour = (
  request: FakeRequest,
  response: ServerResponse,
  count: number,
) => void | Promise<void>;

/** A bare HTTP server that answers as told and records what it was asked; for the faults a mock of the protocol cannot have. */
export async function fakeEndpoint(behave: Behaviour) {
  const requests: FakeRequest[] = [];
  const server = createServer((incoming, response) => {
    void read(incoming).then(async (raw) => {
      const request: FakeRequest = {
        path: incoming.url ?? '',
        body: raw.startsWith('{') ? JSON.parse(raw) : {},
      };
      requests.push(request);
      await behave(request, response, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** A chat completion as server-sent events, the text in pieces; `finish: false` cuts the stream off. */
export function streamText(response: ServerResponse, text: string, { finish = true } = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const event = (value: unknown) => response.write(`data: ${JSON.stringify(value)}\n\n`);
  const base = { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'fake' };
  for (let at = 0; at < text.length; at += 20) {
    event({
      ...base,
      choices: [
        { index: 0, delta: { role: 'assistant', content: text.slice(at, at + 20) }, finish_reason: null },
      ],
    });
  }
  if (!finish) {
    response.destroy();
    return;
  }
  event({ ...base, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  event({ ...base, choices: [], usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 } });
  response.end('data: [DONE]\n\n');
}

export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message: 'no', type: 'x' } }));
}
