import { describe, expect, it } from 'vitest';
import { createPasswords, newOneTimePassword, newRecoveryCode } from '../../src/staff/passwords.ts';
import { totpStep } from '../../src/staff/totp.ts';

describe('passwords', () => {
  it('are kept as scrypt with its parameters, a salt of their own each', async () => {
    const passwords = createPasswords();
    const [one, two] = await Promise.all([
      passwords.hash('老榆树下三只猫'),
      passwords.hash('老榆树下三只猫'),
    ]);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify('老榆树下三只猫', one)).toBe(true);
    expect(await passwords.verify('老榆树下三只狗', one)).toBe(false);
  });

  it('are the same however the keyboard composes them', async () => {
    const passwords = createPasswords({ N: 2 ** 10, r: 8, p: 1 });
    const hash = await passwords.hash('ＡＢＣ密码é');
    expect(await passwords.verify('ABC密码e\u0301', hash)).toBe(true);
  });

  it('take as long to judge where there is no account', async () => {
    const passwords = createPasswords();
    const hash = await passwords.hash('x');
    const time = async (against: string | undefined) => {
      const start = performance.now();
      await passwords.verify('y', against);
      return performance.now() - start;
    };
    const median = async (against: string | undefined) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) times.push(await time(against));
      return times.sort((a, b) => a - b)[2]!;
    };
    const [known, unknown] = [await median(hash), await median(undefined)];
    // Without the dummy hash it would be under a hundredth.
    expect(unknown / known).toBeGreaterThan(0.2);
  });

  it('made by us are random and without letters that look alike', () => {
    expect(newOneTimePassword()).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
    expect(newRecoveryCode()).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
    expect(new Set(Array.from({ length: 1000 }, newOneTimePassword)).size).toBe(1000);
  });
});

describe('codes of the authenticator', () => {
  /** RFC 6238, appendix B, cut to six digits: the secret is the ASCII text 12345678901234567890. */
  const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const at = (seconds: number) => new Date(seconds * 1000);

  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('are those of the RFC at %i s', (seconds, code) => {
    expect(totpStep(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('are good for one step to either side, and say which step they are of', () => {
    expect(totpStep(SECRET, '287082', at(59 + 30))).toBe(1);
    expect(totpStep(SECRET, '287082', at(29))).toBe(1);
    expect(totpStep(SECRET, '287082', at(59 + 61))).toBeUndefined();
    expect(totpStep(SECRET, '28708', at(59))).toBeUndefined();
    expect(totpStep(SECRET, '287082x', at(59))).toBeUndefined();
  });
});
