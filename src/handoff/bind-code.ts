import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike. 32^8: a guess a second for a day finds one in twelve million. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;
export const BIND_CODE_VALID_MS = 24 * 3_600_000;

/** One-time, for /bind in a Telegram chat. */
export const newBindCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
