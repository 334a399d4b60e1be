import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** Who asks: a browser that carries our cookie. `address` is what the log knows it by; the token itself is never stored. */
export interface WebSession {
  channel: 'web' | 'kiosk';
  address: string;
}

export type WebEnv = { Variables: { session: WebSession | undefined } };

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const YEAR_SECONDS = 365 * 24 * 3600;

/** The kiosk at the service station says `?kiosk=1`; it keeps a cookie of its own, which it drops after each visitor. */
function channelOf(c: Context): WebSession['channel'] {
  return c.req.query('kiosk') === undefined ? 'web' : 'kiosk';
}

const addressOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export interface SessionCookies {
  middleware: MiddlewareHandler<WebEnv>;
  start(c: Context): WebSession;
  end(c: Context): void;
}

export function sessionCookies(secure: boolean): SessionCookies {
  const name = (channel: WebSession['channel']) => (channel === 'web' ? 'falin' : 'falin_kiosk');
  const options = (c: Context) =>
    ({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure,
      // A kiosk's cookie ends with its browser.
      ...(channelOf(c) === 'web' ? { maxAge: YEAR_SECONDS } : {}),
    }) as const;
  return {
    middleware: async (c, next) => {
      const channel = channelOf(c);
      const token = getCookie(c, name(channel), secure ? 'host' : undefined);
      c.set('session', token && TOKEN.test(token) ? { channel, address: addressOf(token) } : undefined);
      await next();
    },
    start(c) {
      const channel = channelOf(c);
      const token = randomBytes(32).toString('base64url');
      setCookie(c, name(channel), token, { ...options(c), ...(secure ? { prefix: 'host' } : {}) });
      return { channel, address: addressOf(token) };
    },
    end(c) {
      deleteCookie(c, secure ? `__Host-${name(channelOf(c))}` : name(channelOf(c)), { path: '/', secure });
    },
  };
}
