import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from './parameters.ts';
import { startTelegramServer } from './server.ts';

/**
 * The server as a process of its own: `node main.ts [port]` prints one line of JSON with its addresses.
 * POST {"user": 1, "do": "send", "args": ["你好"]} to `control` to act as a person; `messages` reads back;
 * {"do": "calls"} gives the number of calls by method and status.
 */
const telegram = await startTelegramServer({ port: Number(process.argv[2] ?? 0) });

const control = createServer((request, response) => {
  handle(request).then(
    (result) => response.end(JSON.stringify({ result: result ?? null })),
    (error: unknown) => {
      response.statusCode = 400;
      response.end(JSON.stringify({ error: String(error) }));
    },
  );
});

async function handle(request: Parameters<typeof readBody>[0]): Promise<unknown> {
  const order = JSON.parse((await readBody(request)).toString('utf8')) as {
    user?: number;
    do: string;
    args?: unknown[];
  };
  const person = telegram.user(order.user ?? 1);
  const [first] = order.args ?? [];
  switch (order.do) {
    case 'send':
      return person.send(String(first));
    case 'press':
      return person.press(String(first));
    case 'messages':
      return person.messages();
    case 'block':
      return person.block();
    case 'cut':
      return telegram.cutConnections();
    case 'calls':
      return Object.entries(Object.groupBy(telegram.calls, (c) => `${c.method} ${c.status}`)).map(
        ([k, v]) => [k, v?.length],
      );
    default:
      throw new Error(`unknown order ${order.do}`);
  }
}

control.listen(0, '127.0.0.1', () => {
  const { port } = control.address() as AddressInfo;
  const addresses = { apiRoot: telegram.apiRoot, token: telegram.token, control: `http://127.0.0.1:${port}` };
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
});
