import { describe, expect, it } from 'vitest';
import { createCipher } from '../../src/storage/encryption.ts';

describe('encryption of personal data', () => {
  const cipher = createCipher('a secret long enough');

  it('opens what it sealed, and never seals twice to the same text', () => {
    const [one, two] = [cipher.seal('name', '王阿姨😀'), cipher.seal('name', '王阿姨😀')];
    expect(one).not.toBe(two);
    expect([one, two].map((sealed) => cipher.open('name', sealed))).toEqual(['王阿姨😀', '王阿姨😀']);
    expect(cipher.open('name', cipher.seal('name', ''))).toBe('');
  });

  it('refuses another key, another purpose, and any changed byte, in plain words', () => {
    const sealed = cipher.seal('address', '12345');
    const changed = Buffer.from(sealed, 'base64url');
    changed[changed.length - 1]! ^= 1;
    for (const open of [
      () => createCipher('another secret long enough').open('address', sealed),
      () => cipher.open('name', sealed),
      () => cipher.open('address', changed.toString('base64url')),
      () => cipher.open('address', sealed.slice(0, 20)),
      () => cipher.open('address', ''),
    ]) {
      expect(open).toThrow(/密钥不对，或数据被改动过/);
    }
  });

  it('hashes the same under one key, apart by label, parts and key', () => {
    const hashes = [
      cipher.hash('address', 'web', 'a'),
      cipher.hash('update', 'web', 'a'),
      cipher.hash('address', 'weba', ''),
      createCipher('another secret long enough').hash('address', 'web', 'a'),
    ];
    expect(new Set(hashes).size).toBe(4);
    expect(cipher.hash('address', 'web', 'a')).toBe(hashes[0]);
  });
});
