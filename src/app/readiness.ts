import type { TelegramChannel } from '../channels/telegram/ports.ts';
import type { OpenedRetriever } from '../retrieval/open-retriever.ts';
import type { Storage } from '../storage/open-storage.ts';

export interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

/** What /readyz and 设置与运行 say of the parts. */
export async function readiness(
  { log, dialect }: Pick<Storage, 'log' | 'dialect'>,
  { size }: Pick<OpenedRetriever, 'size'>,
  telegram: Pick<TelegramChannel, 'status'> | undefined,
): Promise<Check[]> {
  return [
    await check('database', async () => {
      await log.ping();
      return dialect;
    }),
    { name: 'index', ok: size > 0, detail: `${size} 个片段` },
    ...(telegram ? [{ name: 'telegram', ...telegram.status() }] : []),
  ];
}

async function check(name: string, run: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await run() };
  } catch {
    return { name, ok: false, detail: '连不上' };
  }
}
