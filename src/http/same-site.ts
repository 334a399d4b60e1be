import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { HttpError } from './errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Requests that change something come from our own page. Hono's csrf covers what a form can send; the Origin and
 * Sec-Fetch-Site checks cover the rest. Hosts are compared, not whole origins: behind a proxy that ends TLS we see http.
 */
export function sameSite(): MiddlewareHandler[] {
  const forms = csrf({
    origin: (origin, c) => sameHost(origin, c.req.header('host') ?? new URL(c.req.url).host),
    secFetchSite: ['same-origin', 'none'],
  });
  const others: MiddlewareHandler = async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const foreign =
        (origin !== undefined && !sameHost(origin, c.req.header('host') ?? new URL(c.req.url).host)) ||
        site === 'cross-site' ||
        site === 'same-site';
      if (foreign) throw new HttpError(403, 'forbidden', '这个请求不是从本页面发出的，没有处理');
    }
    await next();
  };
  return [others, forms];
}
