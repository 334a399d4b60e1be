import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import type telegramTestApi from 'telegram-test-api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Harness, startHarness, textReply } from './channel-harness.ts';

// Its module.exports is the class itself, though its types promise a default export.
const Emulator = createRequire(import.meta.url)('telegram-test-api') as typeof telegramTestApi.default;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('on the published telegram-test-api emulator', () => {
  const token = '123456:emulated';
  let emulator: InstanceType<typeof Emulator>;
  let harness: Harness;

  beforeEach(async () => {
    emulator = new Emulator({ port: await freePort(), host: '127.0.0.1' });
    await emulator.start();
    harness = await startHarness({
      token,
      apiRoot: emulator.config.apiURL,
      answer: ({ content }) =>
        content.type === 'text'
          ? textReply(`答复：${content.text}`, [[{ label: '有用', action: 'useful:t' }]])
          : textReply(`收到 ${JSON.stringify(content)}`),
    });
  });
  afterEach(async () => {
    await harness.close();
    await emulator.stop();
  });

  /** What stands in the chat now: the emulator's own history applies edits. */
  const shown = () =>
    emulator
      .getUpdatesHistory(token)
      .flatMap((entry) =>
        'message' in entry && 'chat_id' in entry.message ? [String(entry.message.text)] : [],
      );

  it('talks, takes commands and presses', async () => {
    const client = emulator.getClient(token, { chatId: 77, userId: 77 });
    await client.sendMessage(client.makeMessage('楼上漏水'));
    await vi.waitFor(() => expect(shown()).toContain('答复：楼上漏水'), 5_000);
    await client.sendCommand(client.makeCommand('/my'));
    await client.sendCallback(client.makeCallbackQuery('useful:t'));
    await vi.waitFor(() => expect(shown()).toHaveLength(3), 5_000);
    expect(harness.received.map((i) => i.content)).toEqual([
      { type: 'text', text: '楼上漏水' },
      { type: 'command', name: 'my', argument: '' },
      { type: 'action', action: 'useful:t' },
    ]);
    expect(harness.received.every((i) => i.sender.address === '77')).toBe(true);
    expect(harness.channel.status().ok).toBe(true);
  });

  it('does not flood a server that answers getUpdates at once', async () => {
    const asked = vi.spyOn(emulator, 'getUpdates');
    await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(2), 5_000);
    const before = asked.mock.calls.length;
    const from = performance.now();
    await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThanOrEqual(before + 3), 5_000);
    expect(performance.now() - from).toBeGreaterThan(500);
  });
});
