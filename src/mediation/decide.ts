import type { MediationCommand } from '../contracts/mediation-command.ts';
import { partsOf } from './actor.ts';
import type { MediationCase } from './case.ts';
import * as agreement from './commands/agreement.ts';
import * as assignment from './commands/assignment.ts';
import * as consent from './commands/consent.ts';
import * as ending from './commands/ending.ts';
import * as extension from './commands/extension.ts';
import { edit } from './commands/intake.ts';
import { signedOnPaper } from './commands/paper.ts';
import * as sessions from './commands/sessions.ts';
import { speak } from './commands/speak.ts';
import { type Decision, type DecisionContext, refused } from './decision.ts';
import { MAY } from './rights.ts';
import { CASE_SAY } from './screen-text.ts';

export type CaseCommand = Exclude<MediationCommand, { type: 'apply' } | { type: 'join' }>;

/**
 * What becomes of a case by a command. Pure: the same from a chat, the console and a test; storage loads the case
 * under a lock, calls this, and writes what changed. Rights first, then the table of states.
 */
export function decide(c: MediationCase, command: CaseCommand, context: DecisionContext): Decision {
  const parts = partsOf(c, context.actor, context.rules.directory);
  if (!MAY[command.type].some((part) => parts.includes(part))) {
    return refused(command.type === 'accept' ? CASE_SAY.notOffered : CASE_SAY.mayNot);
  }
  switch (command.type) {
    case 'accept':
    case 'assign':
      return assignment.accept(c, command, context);
    case 'decline':
      return assignment.decline(c, command, context);
    case 'reject':
      return assignment.reject(c, command, context);
    case 'move':
      return assignment.move(c, command, context);
    case 'edit':
      return edit(c, command);
    case 'invite':
      return consent.invite(c, command, context);
    case 'consent':
      return consent.consent(c, context);
    case 'signed-on-paper':
      return signedOnPaper(c, command, context);
    case 'refuse':
      return consent.refuse(c, command, context);
    case 'propose-times':
      return sessions.proposeTimes(c, command, context);
    case 'pick':
      return sessions.pick(c, command, context);
    case 'open':
      return sessions.open(c, context);
    case 'pause':
    case 'resume':
    case 'close':
      return sessions.step(c, command, context);
    case 'record':
      return sessions.record(c, command, context);
    case 'speak':
      return speak(c, command, context);
    case 'propose':
      return agreement.propose(c, command, context);
    case 'ask-code':
      return agreement.askCode(c, context);
    case 'confirm':
      return agreement.confirm(c, context);
    case 'object':
      return agreement.object(c, command, context);
    case 'fail':
      return ending.fail(c, command, context);
    case 'withdraw':
      return ending.withdraw(c, command, context);
    case 'extend':
      return extension.extend(c, command);
    case 'agree-extension':
      return extension.agreeExtension(c, command, context);
    case 'extension-word':
      return extension.extensionWord(c, command, context);
    case 'perform':
      return ending.perform(c, command, context);
    case 'judicial':
      return ending.judicial(c, command, context);
    case 'plan-follow-up':
      return ending.planFollowUp(c, command, context);
    case 'follow-up':
      return ending.followUp(c, command, context);
    case 'prevented':
      return ending.prevented(c, command);
    case 'archive':
      return ending.archive(c, context);
  }
}
