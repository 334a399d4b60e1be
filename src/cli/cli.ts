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
    for (const command of await commandsFor(args[0], config)) program.addCommand(command.exitOverride());
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = explain(error);
  }
}

const LOADERS: Record<string, (config: Config) => Promise<Command>> = {
  ask: async (config) => (await import('./ask.ts')).askCommand(config),
  laws: async (config) => (await import('./laws-command.ts')).lawsCommandFor(config),
  report: async (config) => (await import('./report.ts')).reportCommand(config),
  eval: async (config) => (await import('./eval.ts')).evalCommand(config),
  bench: async (config) => (await import('./bench-command.ts')).benchCommandFor(config),
};

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
  throw error;
}
