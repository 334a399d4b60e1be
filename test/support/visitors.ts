import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { HttpApp } from '../../src/http/create-http.ts';
import { type RunningServer, serveHttp } from '../../src/http/serve-http.ts';
import { builtPage, findBrowser, launch, type Visit, visit } from './browser.ts';
import { signInPage } from './sign-in-page.ts';

/** Set SCREENSHOTS to a folder to look at the pages. */
export const shots = process.env.SCREENSHOTS;
if (shots) mkdirSync(shots, { recursive: true });

interface Service {
  http: HttpApp;
  close(): Promise<void>;
}

export interface Visitors {
  /** Of the service, without a slash at its end. */
  url(): string;
  /** Somebody in a browser of their own, 1440 px wide unless told; `as`: signs in by this name with PASSWORD. */
  come(path: string, options?: Parameters<typeof visit>[2] & { as?: string }): Promise<Page>;
  shot(page: Page, name: string): Promise<void>;
  /** The service is gone until what this gives is called. */
  outage(): Promise<() => Promise<void>>;
}

/**
 * A browser before a service that shows the built page: called in a describe, whose tests share both, or have a service
 * `each`. Whoever came leaves after the test, which fails if their browser complained.
 */
export function visitors(serve: (pageDir: string) => Promise<Service>, { each = false } = {}): Visitors {
  let pageDir: string;
  let browser: Browser;
  let service: Service | undefined;
  let server: RunningServer | undefined;
  const visits: Visit[] = [];
  const start = async () => {
    service = await serve(pageDir);
    server = await serveHttp(service.http, 0);
  };
  const stop = async () => {
    await server?.close();
    await service?.close();
    server = undefined;
    service = undefined;
  };
  const leave = async () => {
    for (const { context, complaints } of visits.splice(0)) {
      await context.close();
      expect(complaints).toEqual([]);
    }
  };

  beforeAll(async () => {
    pageDir = await builtPage();
    browser = await launch(findBrowser()!);
    if (!each) await start();
  });
  if (each) beforeEach(start);
  afterEach(async () => {
    try {
      await leave();
    } finally {
      if (each) await stop();
    }
  });
  afterAll(async () => {
    await browser?.close();
    await stop();
  });

  return {
    url: () => server!.url,
    async come(path, { as, ...options } = {}) {
      const visited = await visit(browser, server!.url + path, { width: 1440, ...options });
      visits.push(visited);
      if (as !== undefined) await signInPage(visited.page, as);
      return visited.page;
    },
    async shot(page, name) {
      if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    },
    async outage() {
      const { port } = server!;
      await server!.close();
      return async () => {
        server = await serveHttp(service!.http, port);
      };
    },
  };
}
