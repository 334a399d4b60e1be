import { createHash } from 'node:crypto';
import { describeError, Unavailable } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import { refusedAs } from './api-failures.ts';
import type { BotApi } from './bot-api.ts';
import type { LiveTurnEvent, Timing } from './ports.ts';
import { cutPoint } from './render/paginate.ts';
import { clean } from './render/rich-text.ts';

/** A turn that says nothing more is forgotten. */
const LONGEST_MS = 120_000;
const DRAFT_LIMIT = 4000;
/** After a server refused a draft it is not tried again for this long. */
const DRAFTS_OFF_MS = 3_600_000;

interface Shown {
  typing: NodeJS.Timeout;
  since: number;
  draftAt: number;
  draftTimer: NodeJS.Timeout | undefined;
  text: string;
}

/**
 * Shows that a turn is at work: 「正在输入」, and the text so far as a draft where the server knows
 * sendMessageDraft (Bot API 9.3). Best effort throughout: what counts goes through the outbox.
 */
export function createProgress({ api, timing, logger }: { api: BotApi; timing: Timing; logger: Logger }) {
  const turns = new Map<string, Shown>();
  let draftsOffUntil = 0;
  let quietUntil = 0;

  function fail(error: unknown): void {
    logger.debug({ error: describeError(error) }, 'telegram: progress not shown');
    if (error instanceof Unavailable && error.retryAfterMs)
      quietUntil = performance.now() + error.retryAfterMs;
  }

  function type(address: string): void {
    if (performance.now() >= quietUntil) api.sendTyping(address).catch(fail);
  }

  function begin({ address, turnId }: LiveTurnEvent): Shown {
    const since = performance.now();
    const typing = setInterval(() => {
      if (performance.now() - since > LONGEST_MS) end(turnId);
      else type(address);
    }, timing.typingMs);
    const shown: Shown = { typing, since, draftAt: 0, draftTimer: undefined, text: '' };
    turns.set(turnId, shown);
    type(address);
    return shown;
  }

  function end(turnId: string): void {
    const shown = turns.get(turnId);
    clearInterval(shown?.typing);
    clearTimeout(shown?.draftTimer);
    turns.delete(turnId);
  }

  function draft(event: LiveTurnEvent, shown: Shown): void {
    shown.text = event.text ?? '';
    const now = performance.now();
    if (shown.text.trim() === '' || now < draftsOffUntil || now < quietUntil || shown.draftTimer) return;
    // The newest text goes out when its time has come, not each step of it.
    const wait = Math.max(0, shown.draftAt + timing.draftMs - now);
    shown.draftTimer = setTimeout(() => {
      shown.draftTimer = undefined;
      shown.draftAt = performance.now();
      const text = clean(shown.text);
      api
        .sendDraft(event.address, draftId(event.turnId), text.slice(0, cutPoint(text, DRAFT_LIMIT)))
        .catch((error: unknown) => {
          fail(error);
          const passing =
            (error instanceof Unavailable && error.retryAfterMs) || refusedAs(error, 'blocked', 'chat-gone');
          if (!passing) draftsOffUntil = performance.now() + DRAFTS_OFF_MS;
        });
    }, wait);
  }

  return {
    show(event: LiveTurnEvent): void {
      if (event.type === 'settled') {
        end(event.turnId);
        return;
      }
      const shown = turns.get(event.turnId) ?? begin(event);
      if (event.type === 'delta') draft(event, shown);
    },
    stop(): void {
      for (const turnId of [...turns.keys()]) end(turnId);
    },
  };
}

/** A number other than 0 that stays the same for a turn. */
function draftId(turnId: string): number {
  return createHash('sha256').update(turnId).digest().readUInt32BE(0) & 0x7fffffff || 1;
}
