import { Unavailable } from '../core/errors.ts';
import type { FlowDeps, TurnJob } from './flow-deps.ts';
import { opponentsIn } from './opponents.ts';
import type { TurnResult } from './records.ts';
import { takeAction } from './turns/action.ts';
import { takeCommand } from './turns/command.ts';
import { takeFile } from './turns/file.ts';
import { heldResult, relayToPerson } from './turns/held.ts';
import { awaitedWords } from './turns/later.ts';
import { takeText } from './turns/text.ts';

/**
 * Decides what answers one message. Reads, never writes: everything that changes is in the result,
 * which the log stores in one transaction. Throws when a part is down; the worker tries again and,
 * at the end, fails to a person (failedResult).
 */
export async function takeTurn(deps: FlowDeps, job: TurnJob): Promise<TurnResult> {
  const { content } = job.work.message;
  if (!content) throw new Unavailable('消息内容已经删除');
  switch (content.type) {
    case 'command':
      return takeCommand(deps, job, content.name, content.argument);
    case 'action':
      return takeAction(deps, job, content.action);
    case 'file':
      return orPassOn(job, (await heldResult(deps, job)) ?? (await takeFile(deps, job, content)));
    case 'text':
    case 'edit': {
      const awaited = content.type === 'text' ? awaitedWords(deps, job, content.text) : undefined;
      if (awaited) return awaited;
      return orPassOn(
        job,
        (await heldResult(deps, job)) ?? (await takeText(deps, job, content.text, content.type === 'edit')),
      );
    }
  }
}

/** A person may take the matter over while the flow is at it: then the message is passed on instead. */
function orPassOn({ work }: TurnJob, result: TurnResult): TurnResult {
  const { content } = work.message;
  const words = content?.type === 'file' ? content.caption : content && 'text' in content ? content.text : '';
  const opponents = opponentsIn(words);
  return {
    ...result,
    ...(opponents.length > 0 ? { opponents } : {}),
    ...(work.consultation ? { ifHeld: relayToPerson(work) } : {}),
  };
}
