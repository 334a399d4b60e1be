import { Command } from 'commander';
import { knowledgeDirsOf, readKnowledge } from '../app/knowledge-dirs.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { chineseDate, localDate } from '../core/dates.ts';
import type { PersonId } from '../core/ids.ts';
import { BY_SYSTEM, type OneTime } from '../staff/accounts.ts';
import { createPasswords } from '../staff/passwords.ts';
import { createStaff, type StaffService } from '../staff/staff-service.ts';
import { withStorage } from './with-storage.ts';

/** `npm run staff -- account create PERSON`: ways into the console, from the server's own terminal. */
export function accountCommand(config: Config): Command {
  const withStaff = (work: (staff: StaffService) => Promise<void>) =>
    withStorage(config, async (storage) => {
      const { directory } = await readKnowledge(knowledgeDirsOf(config));
      await work(
        createStaff({
          store: storage.staff,
          directory: () => directory,
          passwords: createPasswords(),
          clock: systemClock,
        }),
      );
    });
  const account = new Command('account').description('登录工作平台的账号');
  account
    .command('create')
    .description('给人员名单里的一个人建账号，显示一次性密码')
    .argument('<person>', 'directory/people.yaml 里的 id')
    .option('--name <name>', '登录名，不写就用 id')
    .action((person: string, { name }: { name?: string }) =>
      withStaff(async ({ accounts }) => show(await accounts.create(person as PersonId, name, BY_SYSTEM))),
    );
  account
    .command('reset')
    .description('重设密码：换成新的一次性密码，关掉两步验证，退出所有登录')
    .argument('<person>')
    .action((person: string) =>
      withStaff(async ({ accounts }) => show(await accounts.reset(person as PersonId, BY_SYSTEM))),
    );
  for (const [command, disabled, said] of [
    ['disable', true, '停用'],
    ['enable', false, '启用'],
  ] as const) {
    account
      .command(command)
      .description(`${said}账号`)
      .argument('<person>')
      .action((person: string) =>
        withStaff(async ({ accounts }) => {
          await accounts.setDisabled(person as PersonId, disabled, BY_SYSTEM);
          process.stdout.write(`已${said}。\n`);
        }),
      );
  }
  account
    .command('list')
    .description('列出账号')
    .action(() =>
      withStaff(async ({ accounts }) => {
        for (const { person, name, disabled, mustChange } of await accounts.list()) {
          const state = disabled ? '停用' : mustChange ? '还没改一次性密码' : '在用';
          process.stdout.write(`${name}\t${person}\t${state}\n`);
        }
      }),
    );
  return account;
}

function show({ account, password, expiresAt }: OneTime): void {
  process.stdout.write(
    `登录名 ${account.name}　一次性密码 ${password}\n${chineseDate(localDate(expiresAt))}前有效，第一次登录时要换成自己的。只显示这一次。\n`,
  );
}
