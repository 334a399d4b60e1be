import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { InvalidInput } from '../core/errors.ts';

/**
 * scrypt with N=2^15, r=8, p=3: one of the equal settings of the OWASP password storage cheat sheet, chosen for its 32 MiB a
 * hash (N=2^17 would take 128). Some 0.2 s on an office PC. Kept with each hash, so that they can be raised later.
 */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Hashing at a time: more would take memory and the threads that files are read with. */
const AT_ONCE = 2;

const MIN_LENGTH = 10;
const MAX_LENGTH = 128;

/** Without letters and digits that look alike: people copy it from a screen or a slip of paper. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 80 random bits, in groups that can be read out. */
export const newOneTimePassword = (): string => randomGroups(4, 4);

/** 50 random bits. */
export const newRecoveryCode = (): string => randomGroups(2, 5);

function randomGroups(groups: number, letters: number): string {
  const group = () => Array.from({ length: letters }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** With no hash to compare with it takes as long and says no: whether an account exists cannot be timed. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

export function createPasswords(cost: { N: number; r: number; p: number } = COST): Passwords {
  const limited = atOnce(AT_ONCE);
  const derive = (password: string, salt: Buffer, options: ScryptOptions) =>
    limited(
      () =>
        new Promise<Buffer>((resolve, reject) =>
          scrypt(
            password.normalize('NFKC'),
            salt,
            HASH_BYTES,
            { ...options, maxmem: 256 * 1024 * 1024 },
            (error, key) => (error ? reject(error) : resolve(key)),
          ),
        ),
    );
  const nobody = { salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES), ...cost };
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await derive(password, salt, cost);
      return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join(
        '$',
      );
    },
    async verify(password, hash) {
      const known = hash === undefined ? undefined : parse(hash);
      const { salt, hash: expected, N, r, p } = known ?? nobody;
      const key = await derive(password, salt, { N, r, p });
      return timingSafeEqual(key, expected) && known !== undefined;
    },
  };
}

function parse(text: string) {
  const [kind, n, r, p, salt, hash] = text.split('$');
  if (kind !== 'scrypt' || !salt || !hash) return undefined;
  return {
    N: Number(n),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

/** Throws InvalidInput in words for the person who chooses. Length is what counts (NIST SP 800-63B); no rules about signs. */
export function checkNewPassword(password: string, about: { name: string; old: string }): void {
  const length = [...password].length;
  if (length < MIN_LENGTH) throw new InvalidInput(`新密码至少 ${MIN_LENGTH} 个字符，可以是一句好记的话`);
  if (length > MAX_LENGTH) throw new InvalidInput(`新密码最多 ${MAX_LENGTH} 个字符`);
  if (password === about.old) throw new InvalidInput('新密码不能和现在的一样');
  const plain = password.toLowerCase();
  if (plain.includes(about.name.toLowerCase())) throw new InvalidInput('新密码里不要带登录名');
  if (new Set(plain).size < 5 || isRun(plain) || COMMON.some((word) => leftover(plain, word) <= 4)) {
    throw new InvalidInput('这个密码太容易猜到，请换一个：几个不相干的词连在一起就很好');
  }
}

/** What guessing programs try first. */
const COMMON = ['password', '123456', 'qwerty', 'admin', 'abc123', 'iloveyou', 'woaini', 'falin', '888888'];

const leftover = (password: string, word: string): number => password.replaceAll(word, '').length;

/** 12345678901, abcdefghij, and backwards; a keyboard's 9 is followed by 0. */
function isRun(text: string): boolean {
  const steps = Array.from(text.slice(1), (sign, i) => sign.charCodeAt(0) - text.charCodeAt(i));
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9);
}

function atOnce(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go));
    running++;
    try {
      return await work();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
