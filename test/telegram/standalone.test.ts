import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { startHarness, textReply } from './channel-harness.ts';

it('the fake server runs as a process of its own and is steered over HTTP', async () => {
  const script = fileURLToPath(new URL('../support/telegram-server/main.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { apiRoot, token, control } = JSON.parse(line.toString()) as Record<string, string>;
  const order = async (body: unknown) =>
    (
      (await (await fetch(control!, { method: 'POST', body: JSON.stringify(body) })).json()) as {
        result: unknown;
      }
    ).result;

  const harness = await startHarness({ apiRoot: apiRoot!, token: token!, answer: () => textReply('在') });
  try {
    await order({ user: 3, do: 'send', args: ['在吗'] });
    await vi.waitFor(
      async () => expect(await order({ user: 3, do: 'messages' })).toMatchObject([{ text: '在' }]),
      5_000,
    );
  } finally {
    await harness.close();
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
