import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'falin-cli-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const env = () => ({ PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'silent', PORT: '0' });

function account(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['src/main.ts', 'staff', 'account', ...args],
      { env: env(), timeout: 60_000 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

/** Starts the service, gives what it printed, and ends it. */
function serve(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/main.ts', 'serve'], { env: env() });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      // All lines are printed at once.
      child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', () => resolve(said));
  });
}

const PASSWORD = /([A-Z2-9]{4}-){3}[A-Z2-9]{4}/;

describe('accounts from the terminal', () => {
  // That there is no second one is tested where it is made (test/http/console/sign-in.test.ts): a start takes seconds.
  test('the first administrator’s one-time password is printed at the first start', {
    timeout: 90_000,
  }, async () => {
    const said = await serve();
    expect(said).toMatch(/登录名\s+admin/);
    expect(said).toMatch(PASSWORD);
  });

  test('are created, reset, disabled and listed', { timeout: 90_000 }, async () => {
    const created = await account('create', 'staff-xinghe', '--name', '曹实');
    expect(created).toMatchObject({ code: 0, said: expect.stringMatching(PASSWORD) });
    expect(await account('create', 'staff-xinghe')).toMatchObject({ code: 1 });
    expect(await account('create', 'nobody')).toMatchObject({ code: 1 });
    const reset = await account('reset', 'staff-xinghe');
    expect(PASSWORD.exec(reset.said)?.[0]).not.toBe(PASSWORD.exec(created.said)?.[0]);
    await account('disable', 'staff-xinghe');
    expect((await account('list')).said).toContain('曹实\tstaff-xinghe\t停用');
  });
});
