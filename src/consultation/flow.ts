import { Unavailable } from '../core/errors.ts';
import type { FlowDeps, TurnJob } from './flow-deps.ts';
import { opponentsIn, placesIn } from './opponents.ts';
import type { TurnResult } from './records.ts';
import { actsWhileHeld, explained, takeAction } from './turns/action.ts';
import { takeCommand } from './turns/command.ts';
import { areaName } from './turns/context.ts';
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
      return orSilent(job, content.action, await takeAction(deps, job, content.action));
    case 'file':
      return orPassOn(deps, job, (await heldResult(deps, job)) ?? (await takeFile(deps, job, content)));
    case 'text':
    case 'edit': {
      const awaited = content.type === 'text' ? awaitedWords(deps, job, content.text) : undefined;
      if (awaited) return awaited;
      return orPassOn(
        deps,
        job,
        (await heldResult(deps, job)) ?? (await takeText(deps, job, content.text, content.type === 'edit')),
      );
    }
  }
}

/** The same where the matter was taken over while an answer to the press was being written. */
function orSilent({ work }: TurnJob, action: string, result: TurnResult): TurnResult {
  return work.consultation && !actsWhileHeld(action) ? { ...result, silentIfHeld: explained() } : result;
}

/** A person may take the matter over while the flow is at it: then the message is passed on instead. */
function orPassOn(deps: FlowDeps, { work }: TurnJob, result: TurnResult): TurnResult {
  const { content } = work.message;
  const words = content?.type === 'file' ? content.caption : content && 'text' in content ? content.text : '';
  const { directory } = deps.sources().knowledge;
  const community = areaName(directory, work.consultation?.area ?? work.resident.area);
  const opponents = [...new Set([...opponentsIn(words), ...placesIn(words, community)])];
  return {
    ...result,
    ...(opponents.length > 0 ? { opponents } : {}),
    ...(work.consultation ? { ifHeld: relayToPerson(work) } : {}),
  };
}
