import type { SendLimits, TelegramChannel, TelegramDeps } from '../channels/telegram/ports.ts';
import { createTelegramChannel } from '../channels/telegram/telegram-channel.ts';
import type { Transcriber } from '../consultation/ports.ts';
import { renewTopic } from '../handoff/forum.ts';
import type { Ground } from './ground.ts';
import type { Intake } from './intake.ts';

/** The Telegram channel, where there is a token. */
export function createTelegram(
  { config, clock, logger, storage }: Ground,
  parts: {
    intake: Intake;
    transcriber: Transcriber | undefined;
    files: TelegramDeps['files'];
    worker: string;
    limits: Partial<SendLimits> | undefined;
  },
): TelegramChannel | undefined {
  if (!config.telegram) return undefined;
  const { intake, transcriber, files, worker, limits } = parts;
  return createTelegramChannel({
    ...config.telegram,
    publicUrl: config.publicUrl,
    receive: intake.receive,
    log: storage.log,
    transcribe: transcriber?.transcribe,
    files,
    maxFileBytes: config.maxFileBytes,
    onConnected: (name) => {
      storage.mediation.keepBotName(name).catch((error: unknown) => {
        logger.warn({ error }, 'the name of the bot was not kept');
      });
    },
    renewTopic: (address, create) => renewTopic(storage.handoff, address, create, clock),
    live: intake.byChat,
    clock,
    logger,
    worker,
    ...(limits ? { limits } : {}),
  });
}
