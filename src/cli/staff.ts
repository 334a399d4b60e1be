import { Command } from 'commander';
import { knowledgeDirsOf, readKnowledge } from '../app/knowledge-dirs.ts';
import type { Config } from '../config.ts';
import { textReply } from '../consultation/turns/results.ts';
import { systemClock } from '../core/clock.ts';
import { NotFound } from '../core/errors.ts';
import type { PersonId } from '../core/ids.ts';
import { BIND_CODE_VALID_MS, newBindCode } from '../handoff/bind-code.ts';
import { RESIDENT_SAY } from '../handoff/desk/screen-text.ts';
import { sayWhen } from '../handoff/duty.ts';
import { accountCommand } from './account-command.ts';
import { withStorage } from './with-storage.ts';

/** `npm run staff -- bind-code PERSON`, `… unbind PERSON`: who may take matters over, from which chat. */
export function staffCommand(config: Config): Command {
  const staff = new Command('staff').description('法律顾问、调解员、工作人员的账号');
  staff
    .command('bind-code')
    .description('给一位工作人员开一次性的绑定码')
    .argument('<person>', 'directory/people.yaml 里的 id')
    .action((id: string) =>
      withStorage(config, async (storage) => {
        const person = await personOf(config, id);
        const code = newBindCode();
        const expires = new Date(systemClock.now().getTime() + BIND_CODE_VALID_MS);
        await storage.handoff.makeBindCode(person.id, code, expires);
        const until = sayWhen(expires, systemClock.now());
        process.stdout.write(
          `${person.name}：在 Telegram 里给机器人发 /bind ${code}（${until} 前有效，只能用一次）\n`,
        );
      }),
    );
  staff
    .command('unbind')
    .description('解除绑定：离职、换账号；手上的件全部转回由别人接着办')
    .argument('<person>', 'directory/people.yaml 里的 id')
    .action((id: string) =>
      withStorage(config, async (storage) => {
        const toResident = (number: string) => textReply(RESIDENT_SAY.back(number));
        const matters = await storage.handoff.unbind(id as PersonId, toResident, systemClock.now());
        if (matters === undefined) throw new NotFound(`${id} 没有绑定过`);
        process.stdout.write(`已经解除绑定，${matters} 件转回。\n`);
      }),
    );
  staff.addCommand(accountCommand(config));
  return staff;
}

async function personOf(config: Config, id: string) {
  const { directory } = await readKnowledge(knowledgeDirsOf(config));
  const person = directory.people.find((p) => p.id === id);
  if (!person) throw new NotFound(`directory/people.yaml 里没有「${id}」`);
  return person;
}
