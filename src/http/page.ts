import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { WebApp } from '../channels/web/routes/route-parts.ts';

/** Stands in the built page where each response puts its own nonce. */
const NONCE_MARK = '__CSP_NONCE__';

/** Each built document and the addresses it shows; the console has its own, so that residents never load it. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  'index.html': ['/', '/kiosk'],
  'staff/index.html': ['/console', '/console/*'],
};

/** Serves the built page: hashed assets for ever, the document never cached. Without a build it says how to make one. */
export function pageRoutes(app: WebApp, pageDir: string): void {
  const show = (document: string) => (c: Context) => {
    const index = join(pageDir, document);
    c.header('Cache-Control', 'no-cache');
    if (!existsSync(index)) return c.html(notBuilt(), 503);
    return c.html(readFileSync(index, 'utf8').replaceAll(NONCE_MARK, c.get('secureHeadersNonce') ?? ''));
  };
  for (const [document, paths] of Object.entries(DOCUMENTS)) {
    for (const path of paths) app.get(path, show(document));
  }

  // Made when first asked for: the page may be built while the server runs.
  let serve: MiddlewareHandler | undefined;
  const files: MiddlewareHandler = async (c, next) => {
    if (!serve && existsSync(pageDir)) serve = serveStatic({ root: pageDir, precompressed: true });
    const found = serve ? await serve(c, next) : await next();
    // Where there is no such file, `found` is what next() gave.
    if (!(found instanceof Response)) return;
    const hashed = c.req.path.startsWith('/assets/');
    const keep = hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
    found.headers.set('Cache-Control', keep);
    return found;
  };
  app.get('/assets/*', files);
  app.get('/favicon.svg', files);
}

const notBuilt = () => html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>法邻</title>
  </head>
  <body>
    <h1>法邻</h1>
    <p>服务已启动，但网页还没有生成。请在项目目录运行：</p>
    <pre>npm run build</pre>
    <p>然后刷新本页。接口说明见 <a href="/api/openapi.json">/api/openapi.json</a>。</p>
  </body>
</html>`;
