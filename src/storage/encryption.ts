import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { Unavailable } from '../core/errors.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a text is: bound into it, so that a sealed name cannot stand in for an address. */
export type Purpose = 'address' | 'name' | 'totp' | 'case';

/** Personal data at rest. Sealing twice gives different texts; hashing gives the same, for look-ups. About 5 µs a call. */
export interface Cipher {
  seal(purpose: Purpose, text: string): string;
  open(purpose: Purpose, sealed: string): string;
  /** HMAC-SHA-256 over the parts, base64url. Without the key nobody can test a guessed address against it. */
  hash(label: string, ...parts: string[]): string;
}

/** Keys for sealing and for hashing are derived from the one secret (HKDF, RFC 5869), so neither reveals the other. */
export function createCipher(secret: string): Cipher {
  const derive = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `falin/${use}/1`, 32)));
  const sealKey = derive('seal');
  const hashKey = derive('hash');
  return {
    seal(purpose, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealKey, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(purpose, sealed) {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const decipher = createDecipheriv(ALGORITHM, sealKey, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const body = bytes.subarray(IV_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new Unavailable('加密的资料解不开：密钥不对，或数据被改动过', { cause });
      }
    },
    hash(label, ...parts) {
      // JSON keeps ('ab','c') and ('a','bc') apart.
      return createHmac('sha256', hashKey)
        .update(JSON.stringify([label, ...parts]))
        .digest('base64url');
    },
  };
}
