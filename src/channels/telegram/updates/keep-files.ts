import type { IncomingFile } from '../../../consultation/incoming.ts';
import { describeError } from '../../../core/errors.ts';
import type { Logger } from '../../../core/logger.ts';
import type { BotApi } from '../bot-api.ts';
import type { TelegramDeps } from '../ports.ts';
import { isTelegramFile } from './message-files.ts';

/** The message waits so long for its files; after that the log keeps Telegram's file_id instead. */
const COPYING_MS = 10_000;

/** Gives the file with the reference of our own copy, or as it was when no copy could be made. */
export type KeepFile = (file: IncomingFile, bytes?: Uint8Array) => Promise<IncomingFile>;

/**
 * Copies what residents send before the message is logged, so that the log names the copy: it is found by it
 * and erased with it. A file that is too large or cannot be had now stays with Telegram under its file_id.
 */
export function createKeepFile(deps: {
  api: BotApi;
  files: TelegramDeps['files'];
  maxBytes: number;
  logger: Logger;
}): KeepFile {
  const { api, files, maxBytes, logger } = deps;
  return async (file, given) => {
    if (!isTelegramFile(file)) return file;
    if (file.bytes > maxBytes) {
      logger.info({ bytes: file.bytes, maxBytes }, 'file too large for a copy, it stays with telegram');
      return file;
    }
    try {
      const bytes = given ?? (await api.download(file.reference, maxBytes, AbortSignal.timeout(COPYING_MS)));
      const reference = await files.save(bytes);
      return { ...file, reference, bytes: bytes.length };
    } catch (error) {
      logger.warn(
        { reason: describeError(error), kind: file.kind },
        'no copy of a file, it stays with telegram',
      );
      return file;
    }
  };
}
