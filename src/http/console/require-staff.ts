import type { Context, MiddlewareHandler } from 'hono';
import type { SecureHeadersVariables } from 'hono/secure-headers';
import type { AuditAction } from '../../contracts/console/audit.ts';
import { Refused } from '../../core/errors.ts';
import { type Action, may, type Subject, type Who } from '../../staff/rights.ts';
import type { SignedIn } from '../../staff/sessions.ts';
import { csrfOf, sameText } from '../../staff/tokens.ts';
import { clientAddress } from '../client-address.ts';
import { HttpError } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { staffCookie } from './staff-cookie.ts';

/** What a console route finds in its context. */
export interface StaffVars {
  /** Who is signed in. `who` is what rights are asked with. */
  staff: SignedIn;
  who: Who;
  /** The session's own token: only the session and account routes need it. */
  token: string;
  /** Network address of the request. */
  address: string;
  /** Throws 403 unless they may; the refusal goes into the audit log. With a subject wherever there is one. */
  allow(action: Action, subject?: Subject): void;
  /** Writes what this person did into the audit log, with their address. */
  audit(action: AuditAction, subject: string, detail?: string): Promise<void>;
}
export type StaffEnv = { Variables: StaffVars & Partial<SecureHeadersVariables> };

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
export const CSRF_HEADER = 'X-CSRF-Token';

/** Says that nobody is at the screen: a page that looks for news by itself must not keep a session alive. */
const UNATTENDED_HEADER = 'X-Unattended';

const isAttended = (c: Context): boolean =>
  c.req.header(UNATTENDED_HEADER) === undefined && c.req.header('accept') !== 'text/event-stream';

/** With a one-time password one may see who one is, choose a new one, and leave. */
const BEFORE_CHANGE = new Set(['/api/console/session', '/api/console/account/password']);

/** Lets in who is signed in, with the token against forged requests where something changes. */
export function requireStaff(deps: ConsoleDeps): MiddlewareHandler<StaffEnv> {
  const cookie = staffCookie(deps.secureCookies);
  return async (c, next) => {
    const token = cookie.read(c);
    const signedIn = token === undefined ? undefined : await deps.staff.session(token, isAttended(c));
    if (token === undefined || !signedIn) {
      if (token !== undefined) cookie.clear(c);
      throw new HttpError(401, 'signed-out', '还没有登录，或登录已过期，请重新登录');
    }
    c.set('staff', signedIn);
    if (!SAFE.has(c.req.method) && !sameText(c.req.header(CSRF_HEADER) ?? '', csrfOf(token))) {
      throw new HttpError(403, 'csrf', '这个请求不是从本页面发出的，没有处理。请刷新页面再试');
    }
    if (signedIn.account.mustChange && !BEFORE_CHANGE.has(c.req.path)) {
      throw new HttpError(403, 'password-change', '请先设一个自己的密码');
    }
    const { who } = signedIn;
    c.set('who', who);
    const address = clientAddress(c, deps.trustedProxies);
    c.set('token', token);
    c.set('address', address);
    c.set('allow', (action, subject) => {
      if (!may(who, action, subject)) throw new Refused('您没有这项权限，如有需要请找管理员');
    });
    c.set('audit', (action, subject, detail) =>
      deps.staff.audit({ actor: who.person, action, subject, detail, address }),
    );
    await next();
  };
}
