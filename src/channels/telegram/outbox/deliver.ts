import type { OutboxRow } from '../../../consultation/records.ts';
import type { RelayedFile } from '../../../contracts/reply.ts';
import { type Clock, machineTime } from '../../../core/clock.ts';
import { describeError, Refused, Unavailable } from '../../../core/errors.ts';
import type { Logger } from '../../../core/logger.ts';
import { refusedAs } from '../api-failures.ts';
import type { BotApi, MediaKind, MessageText } from '../bot-api.ts';
import type { OutboxLog, SendLimits, Timing } from '../ports.ts';
import type { InlineKeyboard } from '../render/keyboard.ts';
import { type Part, renderReply, fileName as safeFileName } from '../render/reply.ts';
import { SCREEN } from '../screen-text.ts';
import { backoff, pause } from '../waiting.ts';
import { createRateLimit } from './rate-limit.ts';

export interface DeliverDeps {
  api: BotApi;
  log: OutboxLog;
  clock: Clock;
  logger: Logger;
  worker: string;
  timing: Timing;
  limits: SendLimits;
  stopping: AbortSignal;
  onUnauthorized(): void;
  /** The topic of a forum group is gone: makes it anew, with what is still to be sent there. */
  renewTopic(address: string): Promise<void>;
  /** Our copy of a file; undefined: the reference is Telegram's own id. */
  readFile(reference: string): Promise<Uint8Array | undefined>;
}

/** A refusal nobody knows may pass; after so many attempts it is taken for final. */
const UNKNOWN_REFUSALS = 5;

/** Another worker has the row now, or the lease is about to end: nothing more may be done with it. */
class LeaseLost extends Error {}

/**
 * Sends one row. sendMessage has no idempotency key: a call whose answer is lost may have been carried out.
 * So each part is placed first, a short true sentence, its id is made durable, and only then is it edited to
 * its content; editing again changes nothing. A crash or a lost answer leaves at most a stray placeholder,
 * never a doubled answer. Gives when to look again, if the row is to be retried.
 */
export function createDelivery(deps: DeliverDeps): (row: OutboxRow) => Promise<Date | undefined> {
  const { api, log, clock, logger, worker, timing, stopping } = deps;
  const rate = createRateLimit(deps.limits);

  return async (row) => {
    const until = clock.now().getTime() + machineTime(clock, timing.leaseMs - timing.callTimeoutMs);
    try {
      await send(row, until);
      await log.outboxSent(row.id, worker, clock.now());
      return undefined;
    } catch (error) {
      return await settle(row, error);
    }
  };

  async function send(row: OutboxRow, until: number): Promise<void> {
    const rendered = renderReply(row.reply);
    if (rendered.type === 'file') return sendFile(row, rendered, until);
    const ids = [...row.placed];
    for (const [i, part] of rendered.parts.entries()) {
      const last = i === rendered.parts.length - 1;
      const keyboard = last ? rendered.keyboard : undefined;
      if (ids[i] === undefined) await place(row, ids, i, part, until);
      try {
        await edit(row, ids[i]!, part, keyboard, until);
      } catch (error) {
        if (!refusedAs(error, 'message-gone')) throw error;
        // The resident deleted it meanwhile: it is placed once more; a second loss is retried later.
        await place(row, ids, i, part, until);
        await edit(row, ids[i]!, part, keyboard, until);
      }
    }
    for (const [i, file] of rendered.files.entries()) {
      await sendRelayed(row, ids, rendered.parts.length + i, file, until);
    }
  }

  /**
   * A file passed on from the other side. Like any document it goes at least once; one that Telegram or our store
   * no longer has is said to be missing, in its place.
   */
  async function sendRelayed(
    row: OutboxRow,
    ids: string[],
    at: number,
    file: RelayedFile,
    until: number,
  ): Promise<void> {
    if (ids[at] !== undefined) return;
    await turn('send', row, until);
    const sent = await sendOrSayLost(row, file);
    ids[at] = sent.id;
    if (!(await log.outboxPlaced(row.id, worker, ids, sent.lost ? 1 : 0)))
      throw new LeaseLost('outbox lease lost after sending a file');
  }

  async function sendOrSayLost(row: OutboxRow, file: RelayedFile): Promise<{ id: string; lost: boolean }> {
    const kind =
      file.kind in { photo: 1, voice: 1, audio: 1, video: 1 } ? (file.kind as MediaKind) : 'document';
    try {
      const bytes = await deps.readFile(file.reference);
      const content = bytes ? { name: safeFileName(file.name), bytes } : file.reference;
      return { id: await api.sendMedia(row.address, kind, content), lost: false };
    } catch (error) {
      // Refused: gone from our store, or by Telegram for this file alone; what concerns the chat is not ours to swallow.
      if (!(error instanceof Refused) || refusedAs(error, 'blocked', 'chat-gone', 'unauthorized'))
        throw error;
      logger.warn({ outbox: row.id, error: describeError(error) }, 'a file could not be passed on');
      const text = SCREEN.fileLost(file.name);
      return { id: await api.sendMessage(row.address, { text, html: false }), lost: true };
    }
  }

  async function place(row: OutboxRow, ids: string[], i: number, part: Part, until: number): Promise<void> {
    await turn('send', row, until);
    const id = await api.sendMessage(row.address, { text: part.placeholder, html: false, silent: i > 0 });
    ids[i] = id;
    let kept = false;
    try {
      kept = await log.outboxPlaced(row.id, worker, ids);
      if (!kept) throw new LeaseLost('outbox lease lost while placing');
    } finally {
      // Not on record, so no later attempt will edit it: it should not stay behind.
      if (!kept)
        await api
          .deleteMessage(row.address, id)
          .catch(() => logger.debug({ outbox: row.id }, 'placeholder left'));
    }
  }

  /** Edits to the content; refused markup or buttons are given up one after the other rather than the answer. */
  async function edit(
    row: OutboxRow,
    id: string,
    part: Part,
    keyboard: InlineKeyboard | undefined,
    until: number,
  ): Promise<void> {
    const forms: MessageText[] = [
      { text: part.html, html: true, keyboard },
      { text: part.text, html: false, keyboard },
      { text: part.text, html: false },
    ];
    for (const [attempt, form] of forms.entries()) {
      await turn('edit', row, until);
      try {
        await api.editMessageText(row.address, id, form);
        return;
      } catch (error) {
        if (refusedAs(error, 'not-modified')) return;
        if (!refusedAs(error, 'markup', 'other') || attempt === forms.length - 1) throw error;
        logger.error(
          { outbox: row.id, error: describeError(error) },
          'telegram refused an answer; sending it plainer',
        );
      }
    }
  }

  /**
   * A document cannot be placed and edited: it goes at least once. A lost answer may send the file twice,
   * which costs the resident nothing but a second copy of their own data.
   */
  async function sendFile(
    row: OutboxRow,
    file: { name: string; bytes: Buffer; caption: string; keyboard: InlineKeyboard | undefined },
    until: number,
  ): Promise<void> {
    if (row.placed.length > 0) return;
    await turn('send', row, until);
    const id = await api.sendDocument(row.address, file);
    if (!(await log.outboxPlaced(row.id, worker, [id])))
      throw new LeaseLost('outbox lease lost after sending a file');
  }

  /** Waits for this call's place under the limits; stops in time for the lease. */
  async function turn(kind: 'send' | 'edit', row: OutboxRow, until: number): Promise<void> {
    await pause(rate.take(kind, row.address), stopping);
    if (stopping.aborted) throw new Unavailable('stopping', { retryAfterMs: 0 });
    if (clock.now().getTime() > until) throw new Unavailable('lease running out', { retryAfterMs: 0 });
  }

  async function settle(row: OutboxRow, error: unknown): Promise<Date | undefined> {
    if (error instanceof LeaseLost) {
      logger.warn({ outbox: row.id }, error.message);
      return undefined;
    }
    const reason = describeError(error);
    if (refusedAs(error, 'blocked', 'chat-gone')) {
      logger.info({ outbox: row.id, reason }, 'resident cannot be reached in telegram');
      await log.outboxDead(row.id, worker, reason);
      return undefined;
    }
    if (refusedAs(error, 'topic-gone')) {
      await deps.renewTopic(row.address);
      await log.outboxRetry(row.id, worker, clock.now(), reason);
      return clock.now();
    }
    if (refusedAs(error, 'unauthorized')) deps.onUnauthorized();
    else if (refusedAs(error, 'markup', 'other') && row.attempts >= UNKNOWN_REFUSALS) {
      logger.error({ outbox: row.id, reason }, 'telegram refuses this reply in every form');
      await log.outboxDead(row.id, worker, reason);
      return undefined;
    }
    const asked = error instanceof Unavailable ? error.retryAfterMs : undefined;
    const wait = asked ?? backoff(row.attempts, timing.retryMs, timing.retryMaxMs);
    const at = new Date(clock.now().getTime() + wait);
    if (error instanceof Unavailable) logger.info({ outbox: row.id, reason, at }, 'telegram reply delayed');
    else logger.error({ outbox: row.id, error, at }, 'telegram reply failed');
    await log.outboxRetry(row.id, worker, at, reason);
    return at;
  }
}
