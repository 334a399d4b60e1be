import { randomBytes } from 'node:crypto';

/** A string that the compiler keeps apart from other strings. */
export type Brand<T extends string> = string & { readonly __brand: T };

export type AreaId = Brand<'AreaId'>;
export type PersonId = Brand<'PersonId'>;
export type ResidentId = Brand<'ResidentId'>;
export type ConsultationId = Brand<'ConsultationId'>;
export type MessageId = Brand<'MessageId'>;
export type TurnId = Brand<'TurnId'>;
export type OutboxId = Brand<'OutboxId'>;
export type TopicId = Brand<'TopicId'>;
export type PassageId = Brand<'PassageId'>;

/**
 * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then random bits, so that
 * rows sort by the time they were made and index pages stay dense.
 */
export function newId<T extends string>(now: number = Date.now()): Brand<T> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Brand<T>;
}
