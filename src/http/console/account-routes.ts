import { Hono } from 'hono';
import {
  changePasswordBody,
  confirmTotpBody,
  endTotpBody,
  type OwnAccount,
  type RecoveryCodes,
  type TotpSetUp,
} from '../../contracts/console/account.ts';
import type { SessionId } from '../../staff/ports.ts';
import { csrfOf } from '../../staff/tokens.ts';
import { notFound } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { readBody } from './read-request.ts';
import { CSRF_HEADER, type StaffEnv } from './require-staff.ts';
import { refuse } from './session-routes.ts';
import { staffCookie } from './staff-cookie.ts';

/** One's own account: password, two-step sign-in, where one is signed in. Everybody may; no right is needed. */
export function accountRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const { own } = deps.staff;
  const cookie = staffCookie(deps.secureCookies);
  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      const { account, session } = c.var.staff;
      const sessions = await own.sessions(c.var.staff);
      const body: OwnAccount = {
        name: account.name,
        signedInAt: account.signedInAt?.toISOString() ?? null,
        twoStep: account.totp !== undefined,
        recoveryCodesLeft: await own.recoveryCodesLeft(c.var.staff),
        sessions: sessions.map(({ id, address, agent, createdAt, seenAt }) => ({
          id,
          here: id === session.id,
          address,
          agent,
          createdAt: createdAt.toISOString(),
          seenAt: seenAt.toISOString(),
        })),
      };
      return c.json(body);
    })
    .post('/password', async (c) => {
      const { old, fresh } = await readBody(c, changePasswordBody);
      const token = await own.changePassword(c.var.staff, old, fresh).catch(refuse);
      cookie.set(c, token);
      c.header(CSRF_HEADER, csrfOf(token));
      return c.body(null, 204);
    })
    .post('/totp', async (c) => c.json((await own.beginTotp(c.var.staff)) satisfies TotpSetUp))
    .post('/totp/confirm', async (c) => {
      const { code } = await readBody(c, confirmTotpBody);
      const { token, recoveryCodes } = await own.confirmTotp(c.var.staff, code);
      cookie.set(c, token);
      c.header(CSRF_HEADER, csrfOf(token));
      return c.json({ recoveryCodes } satisfies RecoveryCodes);
    })
    .post('/totp/end', async (c) => {
      const { password, code } = await readBody(c, endTotpBody);
      const token = await own.endTotp(c.var.staff, password, code).catch(refuse);
      cookie.set(c, token);
      c.header(CSRF_HEADER, csrfOf(token));
      return c.body(null, 204);
    })
    .delete('/sessions', async (c) => {
      await own.endSessions(c.var.staff, undefined);
      return c.body(null, 204);
    })
    .delete('/sessions/:id', async (c) => {
      if ((await own.endSessions(c.var.staff, c.req.param('id') as SessionId)) === 0) {
        throw notFound('这个登录已经退出了');
      }
      return c.body(null, 204);
    });
}
