import type { Incoming, IncomingFile } from '../../../consultation/incoming.ts';
import type { Receipt } from '../../../consultation/records.ts';
import type { Clock } from '../../../core/clock.ts';
import { describeError } from '../../../core/errors.ts';
import type { Logger } from '../../../core/logger.ts';
import type { BotApi, BotUser } from '../bot-api.ts';
import { SCREEN } from '../screen-text.ts';
import type { KeepFile } from './keep-files.ts';
import { readUpdate } from './read-update.ts';
import { update as updateSchema } from './update-schema.ts';

export interface TakeDeps {
  api: BotApi;
  bot(): BotUser;
  receive(incoming: Incoming): Promise<Receipt>;
  transcribe: ((audio: Uint8Array, name: string, signal: AbortSignal) => Promise<string>) | undefined;
  keep: KeepFile;
  removeCopy(reference: string): Promise<void>;
  maxFileBytes: number;
  adviserGroup?: string | undefined;
  clock: Clock;
  logger: Logger;
  stopping: AbortSignal;
}

/** Hearing a voice message may not take longer; then it comes in as a file. */
const HEARING_MS = 60_000;

/**
 * Takes one update. Returns when it may be confirmed to Telegram: after `receive` has made it durable, or
 * when there is nothing to keep. Throws what `receive` throws. Answers to presses and lines in groups are
 * done in passing: their failures hold nothing up.
 */
export function createTakeUpdate(deps: TakeDeps): (raw: unknown) => Promise<void> {
  const { api, logger } = deps;
  const inPassing = (what: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => logger.debug({ error: describeError(error) }, `telegram: ${what} failed`));
  };

  return async (raw) => {
    const parsed = updateSchema.safeParse(raw);
    if (!parsed.success) {
      logger.warn(
        { issues: parsed.error.issues.slice(0, 3).map((i) => i.path.join('.')) },
        'telegram update not understood',
      );
      return;
    }
    const bot = deps.bot();
    const read = readUpdate(parsed.data, {
      botId: bot.id,
      username: bot.username,
      now: deps.clock.now(),
      adviserGroup: deps.adviserGroup,
    });
    switch (read.type) {
      case 'nothing':
        return;
      case 'stale-button':
        inPassing('answer to a press', api.answerCallback(read.callback, SCREEN.staleButton));
        return;
      case 'in-group': {
        const text = SCREEN.writePrivately(`https://t.me/${bot.username}?start=group`);
        inPassing('line in a group', api.sendMessage(read.chatId, { text, html: false }));
        return;
      }
      case 'incoming':
        await receive(read.incoming);
        if (read.callback !== undefined) inPassing('answer to a press', api.answerCallback(read.callback));
    }
  };

  /** Copies whose message was not logged (again) would belong to nobody and outlive an erasure: they go. */
  async function receive(given: Incoming): Promise<void> {
    const incoming = await withFiles(given);
    let accepted = false;
    try {
      ({ accepted } = await deps.receive(incoming));
    } finally {
      if (!accepted) {
        const before = new Set(filesOf(given).map((file) => file.reference));
        const copies = filesOf(incoming).filter((file) => !before.has(file.reference));
        await Promise.allSettled(copies.map((file) => deps.removeCopy(file.reference)));
      }
    }
  }

  /** The message with our copies of its files, and with its words when it is a voice message that can be heard. */
  async function withFiles(incoming: Incoming): Promise<Incoming> {
    const { content } = incoming;
    if (content.type !== 'file') return incoming;
    const voice =
      deps.transcribe &&
      content.files.find((file) => file.kind === 'voice' && file.bytes <= deps.maxFileBytes);
    if (voice) {
      const { text, bytes } = await hear(voice.reference, voice.name, incoming.sender.address);
      const files = [await deps.keep(voice, bytes)];
      return {
        ...incoming,
        content: text
          ? { type: 'text', text, files, ...(content.replyTo ? { replyTo: content.replyTo } : {}) }
          : { ...content, files },
      };
    }
    return {
      ...incoming,
      content: { ...content, files: await Promise.all(content.files.map((file) => deps.keep(file))) },
    };
  }

  /** No text: the recording comes in as a file and the flow asks for text. */
  async function hear(
    reference: string,
    name: string,
    address: string,
  ): Promise<{ text?: string; bytes?: Uint8Array }> {
    inPassing('typing', api.sendTyping(address));
    const signal = AbortSignal.any([AbortSignal.timeout(HEARING_MS), deps.stopping]);
    let bytes: Uint8Array | undefined;
    try {
      bytes = await api.download(reference, deps.maxFileBytes, signal);
      return { text: (await deps.transcribe!(bytes, name, signal)).trim(), bytes };
    } catch (error) {
      logger.warn({ error: describeError(error) }, 'voice message could not be heard');
      return bytes ? { bytes } : {};
    }
  }
}

function filesOf({ content }: Incoming): readonly IncomingFile[] {
  return content.type === 'file' || content.type === 'text' ? (content.files ?? []) : [];
}
