import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/staff/rights.ts';
import { builtPage } from '../support/browser.ts';

describe('what a first visit loads', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await builtPage();
  });

  /** Everything the document names, and what that imports before anything is shown; gzip bytes. */
  const firstLoad = (document: string): number => {
    const names = new Set<string>();
    const take = (name: string) => {
      const path = join(folder, 'assets', name);
      if (names.has(name) || !existsSync(path)) return;
      names.add(name);
      if (!name.endsWith('.js')) return;
      const statically = /(?:import|from)\s*["']\.\/([\w.-]+\.js)["']/g;
      for (const [, next] of readFileSync(path, 'utf8').matchAll(statically)) take(next!);
    };
    for (const [, name] of readFileSync(join(folder, document), 'utf8').matchAll(/assets\/([\w.-]+)/g))
      take(name!);
    return [...names].reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(folder, 'assets', name)), { level: 9 }).length,
      0,
    );
  };

  it('is under 250 kB for a resident', () => {
    const bytes = firstLoad('index.html');
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
  });

  it('is under 600 kB for staff, before the page they open', () => {
    const bytes = firstLoad('staff/index.html');
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(600_000);
  });
});

describe('the pages of the console', () => {
  // Read as text: the pages themselves need a browser.
  const source = readFileSync('src/console/staff/pages.ts', 'utf8');
  const all = (field: string) =>
    [...source.matchAll(new RegExp(`^    ${field}: '([^']+)',`, 'gm'))].map((m) => m[1]!);

  it('each hang on a right of the table, and have an address of their own', () => {
    const rights = all('right');
    expect(rights.length).toBeGreaterThan(1);
    expect(rights.filter((right) => !(ACTIONS as readonly string[]).includes(right))).toEqual([]);
    const paths = all('path');
    expect(paths).toHaveLength(rights.length);
    expect(new Set([...paths, 'me']).size).toBe(paths.length + 1);
  });
});
