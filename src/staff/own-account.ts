import type { AuditAction } from '../contracts/console/audit.ts';
import { InvalidInput, Refused } from '../core/errors.ts';
import { checkNewPassword, newRecoveryCode } from './passwords.ts';
import { isAlive, rotate, type SignedIn } from './sessions.ts';
import { acceptCode, SignInFailed } from './sign-in.ts';
import type { StaffDeps } from './staff-deps.ts';
import { countersFor } from './throttle.ts';
import { newTotpSecret, totpQr, totpStep } from './totp.ts';

const RECOVERY_CODES = 10;

/** What people do with their own account. Whatever changes the way in gives a new token and ends their other sessions. */
export function ownAccount(deps: StaffDeps) {
  const { store, clock } = deps;
  const note = ({ account, session }: SignedIn, action: AuditAction, detail?: string) =>
    store.audit(
      { actor: account.person, action, subject: account.person, detail, address: session.address },
      clock.now(),
    );

  /** The password again, counted like a sign-in: a session left open must not be a way to guess it. */
  const checkPassword = async ({ account, session }: SignedIn, password: string) => {
    const { account: counter } = countersFor(account.name, session.address);
    const wait = await store.attempt([counter], clock.now());
    if (wait > 0) throw new SignInFailed('wait', '试错次数太多，请稍后再试', wait);
    if (!(await deps.passwords.verify(password, account.passwordHash))) {
      throw new InvalidInput('现在的密码不对');
    }
    await store.forgive([], [counter.key]);
  };

  return {
    async changePassword(me: SignedIn, old: string, fresh: string): Promise<string> {
      await checkPassword(me, old);
      checkNewPassword(fresh, { name: me.account.name, old });
      const passwordHash = await deps.passwords.hash(fresh);
      await store.setPassword(me.account.id, {
        passwordHash,
        mustChange: false,
        passwordExpiresAt: undefined,
      });
      const ended = await store.endSessions(me.account.id, me.session.id);
      const token = await rotate(deps, me.session);
      await note(me, 'account.password-changed', ended > 0 ? `退出其他登录 ${ended} 处` : undefined);
      return token;
    },

    /** A secret to scan. It counts only after a code made with it was typed in. */
    async beginTotp(me: SignedIn): Promise<{ secret: string; uri: string; svg: string }> {
      if (me.account.totp !== undefined) throw new Refused('两步验证已经打开了');
      const secret = newTotpSecret();
      await store.setTotpPending(me.account.id, secret);
      const street = deps.directory().areas.find((area) => area.kind === 'street');
      return { secret, ...totpQr(secret, me.account.name, street?.name ?? '') };
    },

    /** Recovery codes are shown this once. */
    async confirmTotp(me: SignedIn, code: string): Promise<{ token: string; recoveryCodes: string[] }> {
      const secret = me.account.totpPending;
      if (secret === undefined) throw new Refused('请先扫码');
      const step = totpStep(secret, code, clock.now());
      if (step === undefined) throw new InvalidInput('验证码不对，请看验证器上现在的数字');
      const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
      await store.setTotp(me.account.id, { secret, recoveryCodes });
      await store.spendTotpStep(me.account.id, step);
      await store.endSessions(me.account.id, me.session.id);
      const token = await rotate(deps, me.session);
      await note(me, 'account.totp-on');
      return { token, recoveryCodes };
    },

    async endTotp(me: SignedIn, password: string, code: string): Promise<string> {
      if (me.account.totp === undefined) throw new Refused('两步验证没有打开');
      await checkPassword(me, password);
      if (!(await acceptCode(deps, me.account, me.account.totp, code))) {
        throw new InvalidInput('验证码不对，或已经用过，请等下一个');
      }
      await store.setTotp(me.account.id, undefined);
      const token = await rotate(deps, me.session);
      await note(me, 'account.totp-off');
      return token;
    },

    async sessions(me: SignedIn) {
      const now = clock.now();
      return (await store.sessionsOf(me.account.id)).filter((session) => isAlive(session, now));
    },

    /** One of their own, or (undefined) all but this one. */
    async endSessions(me: SignedIn, which: SignedIn['session']['id'] | undefined): Promise<number> {
      const ended =
        which === undefined
          ? await store.endSessions(me.account.id, me.session.id)
          : Number(await store.endSession(me.account.id, which));
      if (ended > 0) await note(me, 'session.ended-elsewhere', `${ended}`);
      return ended;
    },

    async signOut(me: SignedIn): Promise<void> {
      await store.endSession(me.account.id, me.session.id);
      await note(me, 'session.ended');
    },

    recoveryCodesLeft: (me: SignedIn) => store.recoveryCodesLeft(me.account.id),
  };
}
