import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'falin-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line as a person does; the knowledge folder plays no part in what is tested here. */
function falin(args: string[], env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['src/main.ts', ...args],
      {
        env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', ...env },
        timeout: 60_000,
      },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

describe('the command line', () => {
  test.each([
    [['laws', 'show', '--bogus']],
    [['report', 'queue', '--bogus']],
    [['ask']],
    [['nothing-of-ours']],
  ])('%j is a wrong command line: 64', async (args) => {
    expect((await falin(args)).code).toBe(64);
  });

  test('help is no fault', async () => {
    expect((await falin(['laws', 'show', '--help'])).code).toBe(0);
  });

  test('wrong settings are all named at once, none shown: 78', async () => {
    const { code, said } = await falin(['serve'], {
      PORT: 'x',
      TELEGRAM_BOT_TOKEN: 'hush',
      FALIN_SECRET: 'hush',
    });
    expect(code).toBe(78);
    for (const name of ['PORT', 'TELEGRAM_BOT_TOKEN', 'FALIN_SECRET']) expect(said).toContain(name);
    expect(said).not.toContain('hush');
  });

  test.each([
    ['a data folder that is a file', () => writeFileSync(join(folder, 'data'), ''), '文件'],
    ['a data folder below a file', () => writeFileSync(join(folder, 'data'), ''), '文件', 'data/below'],
  ])('%s is said in a line', async (_what, make, words, dir = 'data') => {
    make();
    const { code, said } = await falin(['serve'], { DATA_DIR: join(folder, dir), PORT: '0' });
    expect(code).toBe(1);
    expect(said).toContain(words);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  test('a port that is taken is named, and the process ends', async () => {
    const holder = createServer().listen(0);
    const port = (holder.address() as { port: number }).port;
    const { code, said } = await falin(['serve'], { PORT: String(port) });
    holder.close();
    expect(code).toBe(1);
    expect(said).toContain(`端口 ${port} 已被占用`);
    expect(said).not.toContain(' at ');
  });
});
