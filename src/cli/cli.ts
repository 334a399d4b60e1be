import { Command, CommanderError } from 'commander';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { FalinError } from '../core/errors.ts';

/** Exit codes after sysexits.h: a wrong setting is 78, a wrong command line 64, anything else 1. */
const EX_CONFIG = 78;
const EX_USAGE = 64;

/** Runs one command. Every command is loaded only when it is asked for: `ask` must not wait for the page's code. */
export async function runCli(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = readConfig(env);
    const program = new Command('falin').description('法邻：社区法律咨询服务').exitOverride();
    program
      .command('serve', { isDefault: true })
      .description('启动服务')
      .action(async () => (await import('./serve.ts')).serve(config));
    for (const command of await commandsFor(args[0], config)) program.addCommand(command);
    throwFromAll(program);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = explain(error);
  }
}

const LOADERS: Record<string, (config: Config) => Promise<Command>> = {
  ask: async (config) => (await import('./ask.ts')).askCommand(config),
  laws: async (config) => (await import('./laws-command.ts')).lawsCommandFor(config),
  report: async (config) => (await import('./report.ts')).reportCommand(config),
  staff: async (config) => (await import('./staff.ts')).staffCommand(config),
  backup: async (config) => (await import('./backup.ts')).backupCommand(config),
  restore: async (config) => (await import('./backup.ts')).restoreCommand(config),
  demo: async (config) => (await import('./demo.ts')).demoCommand(config),
  eval: async (config) => (await import('./eval.ts')).evalCommand(config),
  bench: async (config) => (await import('./bench-command.ts')).benchCommandFor(config),
};

/** commander hands exitOverride on to commands made after it only, and ends the process by itself in all others. */
function throwFromAll(command: Command): void {
  command.exitOverride();
  for (const sub of command.commands) throwFromAll(sub);
}

/** The one asked for; all of them for help. */
async function commandsFor(name: string | undefined, config: Config): Promise<Command[]> {
  if (name === 'serve' || name === undefined) return [];
  const loader = LOADERS[name];
  return loader ? [await loader(config)] : Promise.all(Object.values(LOADERS).map((load) => load(config)));
}

function explain(error: unknown): number {
  if (error instanceof ConfigError) {
    process.stderr.write(`配置有 ${error.problems.length} 处不对：\n`);
    for (const { name, problem } of error.problems) process.stderr.write(`  ${name}：${problem}\n`);
    process.stderr.write('每一项怎么写，见 .env.example。\n');
    return EX_CONFIG;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EX_USAGE;
  if (error instanceof FalinError) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (isSystemFault(error)) {
    process.stderr.write(`${faultText(error)}\n`);
    return 1;
  }
  throw error;
}

/** Of a file, a folder or the network, as node reports them: no fault of the program. */
function isSystemFault(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

const FAULTS: Record<string, string> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘已满',
  ENOENT: '没有这个文件或文件夹',
  ENOTDIR: '路径中间有一段是文件，不是文件夹',
  EEXIST: '已经有一个同名的文件',
  EISDIR: '这是文件夹，不是文件',
  EMFILE: '打开的文件太多',
};

function faultText({ code, path, message }: NodeJS.ErrnoException & { code: string }): string {
  const why = FAULTS[code];
  return why ? `${path ?? '系统'}：${why}（${code}）` : `系统出错：${message}`;
}
