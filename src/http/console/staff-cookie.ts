import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const NAME = 'falin_staff';

/**
 * The session's token. HttpOnly: no script reads it. Strict: no page elsewhere makes the browser send it. Without an age: it ends
 * with the browser, and at the latest when the server ends the session. Over https with __Host-: no sister domain can set it.
 */
export function staffCookie(secure: boolean) {
  const options = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
  return {
    read: (c: Context) => getCookie(c, NAME, secure ? 'host' : undefined),
    set: (c: Context, token: string) =>
      setCookie(c, NAME, token, { ...options, ...(secure ? { prefix: 'host' } : {}) }),
    clear: (c: Context) => deleteCookie(c, secure ? `__Host-${NAME}` : NAME, { path: '/', secure }),
  };
}
