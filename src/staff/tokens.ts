import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits: who has it is signed in. Only its hash is stored, so a stolen database signs nobody in. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Follows from the session's token, so it belongs to that session alone and changes with it; it does not lead back. */
export const csrfOf = (token: string): string =>
  createHash('sha256').update('falin/csrf/1:').update(token).digest('base64url');

export function sameText(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
