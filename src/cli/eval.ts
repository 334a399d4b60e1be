import { Command } from 'commander';
import type { Config } from '../config.ts';
import { allCommand } from './eval/all-command.ts';
import { answerCommands } from './eval/answer-commands.ts';
import { fitCommands } from './eval/fit-commands.ts';
import { partCommands } from './eval/part-commands.ts';

/** `npm run eval -- …`: measures on a data set, ours or another. */
export function evalCommand(config: Config): Command {
  const quiet: Config = {
    ...config,
    telegram: undefined,
    logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
  };
  const command = new Command('eval').description('评测').addCommand(allCommand(quiet), { isDefault: true });
  for (const one of [...answerCommands(quiet), ...partCommands(quiet), ...fitCommands(quiet)])
    command.addCommand(one);
  return command;
}
