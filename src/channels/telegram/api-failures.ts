import { TelegramError } from 'telegraf';
import { describeError, FalinError, Refused, Unavailable } from '../../core/errors.ts';

/** Why the Bot API refused a call for good. */
export type RefusalReason =
  | 'blocked' // the person blocked the bot, or the account is gone
  | 'chat-gone'
  | 'not-modified'
  | 'message-gone' // the message to edit was deleted, or may not be edited
  | 'topic-gone' // the topic of a forum group was deleted
  | 'topic-unchanged'
  | 'markup' // can't parse entities
  | 'file-gone'
  | 'unauthorized'
  | 'conflict'
  | 'webhook-set'
  | 'no-method'
  | 'other';

/** The Bot API understood the call and said no; the same call will be refused again. */
export class BotApiRefusal extends Refused {
  readonly reason: RefusalReason;
  readonly code: number;
  constructor(reason: RefusalReason, code: number, description: string) {
    super(`Telegram ${code}: ${description}`);
    this.reason = reason;
    this.code = code;
  }
}

export const refusedAs = (error: unknown, ...reasons: RefusalReason[]): boolean =>
  error instanceof BotApiRefusal && reasons.includes(error.reason);

/** Addresses of the Bot API hold the token, and errors of the HTTP client hold addresses. */
const withoutToken = (text: string): string => text.replace(/\/bot[^/\s]+/g, '/bot…');

/**
 * Sorts what telegraf throws into Unavailable (network, time-out, 5xx, 429 with its wait) and BotApiRefusal.
 * Descriptions are matched because the Bot API gives no finer codes.
 */
export function sortFailure(error: unknown): FalinError {
  if (error instanceof FalinError) return error;
  // No causes: they hold the token (addresses) or what residents and the bot said (telegraf's payloads).
  if (!(error instanceof TelegramError)) {
    return new Unavailable(`Telegram unreachable: ${withoutToken(describeError(error))}`);
  }
  const { code } = error;
  const description = String(error.description ?? '');
  if (code === 429) {
    const seconds = Number(error.parameters?.retry_after);
    const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000;
    return new Unavailable('Telegram 429: too many requests', { retryAfterMs });
  }
  if (typeof code !== 'number' || code >= 500) {
    return new Unavailable(`Telegram ${code}: ${description}`);
  }
  return new BotApiRefusal(reasonOf(code, description.toLowerCase()), code, description);
}

function reasonOf(code: number, description: string): RefusalReason {
  if (code === 401) return 'unauthorized';
  if (code === 403) return 'blocked';
  // A token of the wrong form gets a bare 404, an unknown method says so.
  if (code === 404) return description === 'not found' ? 'unauthorized' : 'no-method';
  if (code === 409) return description.includes('webhook is active') ? 'webhook-set' : 'conflict';
  if (/message thread not found|topic_id_invalid|topic_deleted/.test(description)) return 'topic-gone';
  if (/topic_not_modified/.test(description)) return 'topic-unchanged';
  if (/message is not modified/.test(description)) return 'not-modified';
  if (/message to (edit|delete) not found|message can't be edited|message_id_invalid/.test(description)) {
    return 'message-gone';
  }
  if (/can't parse entities/.test(description)) return 'markup';
  if (/chat not found|peer_id_invalid|chat_id_invalid|user not found|user_deactivated/.test(description))
    return 'chat-gone';
  if (/file_id|file is too big|file is temporarily unavailable/.test(description)) return 'file-gone';
  return 'other';
}
