import type { AuditAction } from '../contracts/console/audit.ts';
import { FalinError } from '../core/errors.ts';
import type { Account } from './ports.ts';
import { startSession } from './sessions.ts';
import type { From, StaffDeps } from './staff-deps.ts';
import { countersFor } from './throttle.ts';
import { totpStep } from './totp.ts';
import { whoIs } from './who.ts';

/** Signing in did not work. The words never tell whether the name exists. */
export class SignInFailed extends FalinError {
  readonly why: 'wrong' | 'wait' | 'code-needed' | 'wrong-code';
  readonly waitMs: number;
  constructor(why: SignInFailed['why'], message: string, waitMs = 0) {
    super(message, { retry: why === 'wait' });
    this.why = why;
    this.waitMs = waitMs;
  }
}

export interface Credentials {
  name: string;
  password: string;
  /** Of the authenticator app, or a recovery code. */
  code?: string | undefined;
}

/**
 * Gives the token of a new session. Each try is counted before it is judged, so that many at once count as many; a good one is
 * taken back. Throws SignInFailed.
 */
export async function signIn(deps: StaffDeps, given: Credentials, from: From): Promise<string> {
  const { store, clock } = deps;
  const now = clock.now();
  const name = signInName(given.name);
  const counters = countersFor(name, from.address);
  const audit = (action: AuditAction, detail: string, account?: Account) =>
    store.audit(
      {
        actor: account?.person ?? 'stranger',
        action,
        subject: name.slice(0, 64),
        detail,
        address: from.address,
      },
      clock.now(),
    );

  const wait = await store.attempt([counters.account, counters.address], now);
  if (wait > 0) {
    const seconds = Math.ceil(wait / 1000);
    throw new SignInFailed('wait', `试错次数太多，请在${waitWords(seconds)}后再试`, wait);
  }

  const account = await store.accountByName(name);
  const right = await deps.passwords.verify(given.password, account?.passwordHash);
  const who = account && whoIs(deps.directory(), account.person);
  const expired = account?.passwordExpiresAt !== undefined && account.passwordExpiresAt <= now;
  if (!right || !account || !who || account.disabled || expired) {
    const why = !right
      ? '登录名或密码不对'
      : account?.disabled
        ? '账号已停用'
        : expired
          ? '一次性密码已过期'
          : '不在人员名单里';
    await audit('session.refused', why, right ? account : undefined);
    throw new SignInFailed('wrong', '登录名或密码不对。忘记密码请找管理员重设');
  }

  if (account.totp !== undefined) {
    if (given.code === undefined) {
      // Takes back this try only: asking for the code again and again must not clear the count of wrong codes.
      await store.forgive([counters.account.key, counters.address.key], []);
      throw new SignInFailed('code-needed', '请输入验证器上的 6 位数字');
    }
    if (!(await acceptCode(deps, account, account.totp, given.code))) {
      await audit('session.refused', '验证码不对', account);
      throw new SignInFailed('wrong-code', '验证码不对，或已经用过，请等下一个');
    }
  }
  await store.forgive([counters.address.key], [counters.account.key]);
  const token = await startSession(deps, account, who.role, from);
  await audit('session.started', from.agent, account);
  return token;
}

/** As typed by people: full-width letters, capitals and spaces around are the same name. */
export const signInName = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

export async function acceptCode(
  { store, clock }: StaffDeps,
  account: Account,
  secret: string,
  typed: string,
): Promise<boolean> {
  const code = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const step = totpStep(secret, code, clock.now());
  if (step !== undefined) return store.spendTotpStep(account.id, step);
  return code.includes('-') && store.spendRecoveryCode(account.id, code);
}

const waitWords = (seconds: number): string =>
  seconds < 60 ? ` ${seconds} 秒` : ` ${Math.ceil(seconds / 60)} 分钟`;
