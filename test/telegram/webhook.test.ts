import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Harness, startHarness, textReply } from './channel-harness.ts';

describe('the telegram webhook', () => {
  let harness: Harness;
  let web: Server | undefined;
  afterEach(async () => {
    await harness.close();
    web?.closeAllConnections();
    web?.close();
    web = undefined;
  });

  /** The service's own web server: hands the path of the webhook to the channel. */
  async function start(options: Parameters<typeof startHarness>[0] = {}) {
    web = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { webhook } = harness.channel;
      const answer =
        request.url === webhook?.path
          ? await webhook!.handle(
              new Request(`http://host${request.url}`, {
                method: request.method!,
                headers: request.headers as Record<string, string>,
                ...(request.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
              }),
            )
          : new Response(null, { status: 404 });
      response.writeHead(answer.status).end();
    });
    await new Promise<void>((resolve) => web!.listen(0, '127.0.0.1', resolve));
    const publicUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    harness = await startHarness({ publicUrl, ...options });
    await vi.waitFor(() => expect(harness.server.bot.webhook).toBeDefined());
    return `${publicUrl}${harness.channel.webhook!.path}`;
  }
  const post = (secret: string | undefined, body = '{"update_id":1}') =>
    harness.channel.webhook!.handle(
      new Request('http://host/', {
        method: 'POST',
        body,
        ...(secret === undefined ? {} : { headers: { 'x-telegram-bot-api-secret-token': secret } }),
      }),
    );

  it('is set with its secret, takes updates and answers them', async () => {
    const url = await start({ webhookSecret: 'a-secret_of-ours-1234', answer: () => textReply('在') });
    expect(harness.server.bot.webhook).toMatchObject({ url, secret: 'a-secret_of-ours-1234' });
    const person = harness.server.user(3);
    person.send('在吗');
    await person.waitFor((m) => m.text === '在');
    expect(harness.server.count('getUpdates')).toBe(0);
    await vi.waitFor(() => expect(harness.channel.status()).toMatchObject({ ok: true }));
    expect(harness.channel.status().detail).toContain('webhook');
  });

  it('makes up a secret that telegram takes when none is set', async () => {
    await start();
    expect(harness.server.bot.webhook!.secret).toMatch(/^[0-9a-f]{64}$/);
  });

  it('lets nobody in without the secret', async () => {
    await start({ webhookSecret: 'right-secret-1234567' });
    expect((await post('wrong')).status).toBe(401);
    expect((await post(undefined)).status).toBe(401);
    expect((await post('right-secret-1234567', '{')).status).toBe(400);
    expect((await post('right-secret-1234567')).status).toBe(200);
    expect((await harness.channel.webhook!.handle(new Request('http://host/'))).status).toBe(405);
    expect(harness.received).toEqual([]);
  });

  it('has telegram send again what could not be kept, in order', async () => {
    let failures = 3;
    const kept: string[] = [];
    await start({
      async receive({ content }) {
        if (failures-- > 0) throw new Error('database is locked');
        if (content.type === 'text') kept.push(content.text);
        return {} as never;
      },
    });
    const person = harness.server.user(3);
    person.send('一');
    person.send('二');
    await vi.waitFor(() => expect(kept).toEqual(['一', '二']), 5_000);
    expect(harness.server.bot.updates).toEqual([]);
  });

  it('polls instead when telegram does not take the address', async () => {
    harness = await startHarness({ autostart: false, publicUrl: 'http://example.org' });
    harness.server.faults.next('setWebhook', {
      kind: 'error',
      code: 400,
      description: 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    });
    await harness.channel.start();
    harness.server.user(1).send('你好');
    await vi.waitFor(() => expect(harness.received).toHaveLength(1));
    await vi.waitFor(() => expect(harness.channel.status().detail).toContain('PUBLIC_URL'), 5_000);
  });
});
