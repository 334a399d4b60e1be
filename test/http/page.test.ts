import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { webFake } from '../support/web-fake.ts';

const folder = mkdtempSync(join(tmpdir(), 'falin-page-'));
const pageDir = join(folder, 'page');
const build = () => {
  mkdirSync(join(pageDir, 'assets'), { recursive: true });
  writeFileSync(join(pageDir, 'index.html'), '<script nonce="__CSP_NONCE__"></script>');
  writeFileSync(join(pageDir, 'assets', 'index-abc.js'), 'plain()');
  writeFileSync(join(pageDir, 'assets', 'index-abc.js.gz'), 'zipped');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
};
afterAll(() => rmSync(folder, { recursive: true }));

describe('the page', () => {
  it('says how to build it while it is not built, and is there as soon as it is', async () => {
    const { app } = webFake(undefined, { pageDir });
    const before = await app.request('/');
    expect(before.status).toBe(503);
    expect(await before.text()).toContain('npm run build');
    build();
    expect((await app.request('/')).status).toBe(200);
    expect((await app.request('/assets/index-abc.js')).status).toBe(200);
  });

  it('carries the nonce of its own response, a new one each time', async () => {
    build();
    const { app } = webFake(undefined, { pageDir });
    const nonces = new Set<string>();
    for (const path of ['/', '/kiosk']) {
      const response = await app.request(path);
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it('keeps hashed assets for ever, compressed where the browser takes that', async () => {
    build();
    const { app } = webFake(undefined, { pageDir });
    const asset = await app.request('/assets/index-abc.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect(await asset.text()).toBe('zipped');
  });

  it('gives nothing beside itself', async () => {
    build();
    const { app } = webFake(undefined, { pageDir });
    for (const path of [
      '/assets/../../secret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/secret.txt',
    ]) {
      expect((await app.request(path)).status).toBe(404);
    }
  });
});
