import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../src/main.ts');

/** The real service in a process of its own, that can be killed and started again on the same port and data. */
export class ServiceProcess {
  readonly url: string;
  readonly #env: Record<string, string>;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;
  #stderr = '';

  /** `args`: of node; the service itself unless given. */
  constructor(port: number, env: Record<string, string>, args: readonly string[] = [MAIN, 'serve']) {
    this.url = `http://127.0.0.1:${port}`;
    this.#args = args;
    this.#env = { PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error', ...env };
  }

  get stderr(): string {
    return this.#stderr;
  }

  start(): void {
    const child = spawn(process.execPath, this.#args, {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...this.#env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      this.#stderr += chunk;
    });
    this.#child = child;
  }

  async ready(timeoutMs = 30_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    while (!(await fetch(`${this.url}/healthz`).catch(() => undefined))?.ok) {
      if (Date.now() > until) throw new Error(`the service did not start:\n${this.#stderr}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  /** kill -9, as the out-of-memory killer or a power cut would. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
