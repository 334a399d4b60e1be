import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const VITE = 'node_modules/vite/bin/vite.js';
const OLD_MS = 3_600_000;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a browser; undefined, with the reason printed, where there is none. */
export function findBrowser(): string | undefined {
  const found = CHROMIUM.find((path) => existsSync(path));
  if (!found) console.warn('browser journeys skipped: no chromium (apt-get install chromium fonts-noto-cjk)');
  return found;
}

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS });

/** The built page, made once for each state of its sources; a folder of its own, so that tests may run beside a build. */
export async function builtPage(): Promise<string> {
  const hash = createHash('sha256');
  for (const root of ['src/console', 'src/contracts']) {
    for (const file of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (file.isFile() && !file.name.endsWith('.png'))
        hash.update(readFileSync(join(file.parentPath, file.name)));
    }
  }
  const folder = 'node_modules/.cache/falin-page';
  const target = join(folder, hash.digest('hex').slice(0, 16));
  if (existsSync(target)) return target;
  mkdirSync(folder, { recursive: true });
  // One in use by another worktree's tests (they may share node_modules) is younger than that.
  for (const old of readdirSync(folder))
    if (!old.startsWith('building') && Date.now() - statSync(join(folder, old)).mtimeMs > OLD_MS)
      rmSync(join(folder, old), { recursive: true });
  const work = join(process.cwd(), folder, `building-${process.pid}`);
  // In a process of its own: under the test runner's NODE_ENV React would be built for development.
  await promisify(execFile)(
    process.execPath,
    [VITE, 'build', '--config', 'src/console/vite.config.ts', '--outDir', work],
    {
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  try {
    renameSync(work, target);
  } catch (error) {
    // Another worker was first.
    if (!existsSync(target)) throw error;
    rmSync(work, { recursive: true });
  }
  return target;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about: script errors, refused by the content policy. */
  complaints: string[];
}

/** A fresh visitor with a phone (360 px) or a desktop (1280 px). */
export async function visit(
  browser: Browser,
  url: string,
  options: { width?: number; dark?: boolean; reducedMotion?: boolean } = {},
): Promise<Visit> {
  const width = options.width ?? 360;
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 860 },
    deviceScaleFactor: width < 600 ? 2 : 1,
    locale: 'zh-CN',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    hasTouch: width < 600,
  });
  const page = await context.newPage();
  // Below the runner's limit of a test, so that what was waited for in vain is named.
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A lost line logs itself; the page deals with it.
    if (
      message.type() === 'error' &&
      !/ERR_(CONNECTION|INTERNET|INCOMPLETE|EMPTY|NETWORK)|Failed to load resource/.test(message.text())
    ) {
      complaints.push(message.text());
    }
  });
  await page.goto(url);
  return { page, context, complaints };
}
