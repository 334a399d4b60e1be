import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { IncomingContent } from '../../consultation/incoming.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { earlierTexts } from '../../consultation/turns/context.ts';
import type { CommandOf } from '../../contracts/mediation-command.ts';
import { textReply } from '../buttons.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { CASE_SAY } from '../screen-text.ts';
import { answerAsked } from './asked.ts';
import type { MediationFlowDeps } from './flow-deps.ts';
import { FORM_SAY, ROOM_SAY } from './flow-text.ts';
import { answerForm } from './form.ts';
import type { ChatMode } from './mode.ts';
import { become, command, sayText } from './results.ts';
import { answerTerms } from './terms.ts';

/** Words, files and corrections in a chat that is in the middle of something. */
export async function takeWords(deps: MediationFlowDeps, job: TurnJob, mode: ChatMode): Promise<TurnResult> {
  const { content } = job.work.message;
  const text = wordsOf(content);
  if (content?.type === 'edit') return sayText(ROOM_SAY.noEdit);
  const stopped = await inDanger(deps, job, mode, text);
  if (stopped) return stopped;
  const result = await heard(deps, job, mode, text);
  return 'case' in mode ? { ...result, ofCase: mode.case } : result;
}

async function heard(
  deps: MediationFlowDeps,
  job: TurnJob,
  mode: ChatMode,
  text: string,
): Promise<TurnResult> {
  if (mode.kind === 'room') {
    const said = command(speech(job, mode.case, mode.audience));
    // Delivery is confirmed when it has happened. Not passed on: with the way out of a room that may be over.
    return {
      ...said,
      replies: (number, told) => {
        const replies = said.replies(number, told);
        return told?.done ? [] : replies.map((r) => ({ ...r, buttons: [[CASE_BUTTONS.leave]] }));
      },
    };
  }
  if (job.work.message.content?.type === 'file') return sayText(ROOM_SAY.notText);
  switch (mode.kind) {
    case 'form':
      return answerForm(mode, text);
    case 'ask':
      return answerAsked(mode, text, deps.clock.now());
    case 'terms': {
      const c = await deps.store.file(mode.case);
      return c ? answerTerms(c, mode, { text }, deps.clock.now()) : become(null, textReply(CASE_SAY.noCase));
    }
  }
}

/** The message as it is said in the room. */
export function speech(
  { work }: TurnJob,
  key: string,
  audience: CommandOf<'speak'>['audience'],
): CommandOf<'speak'> {
  const { content, id } = work.message;
  const files = content?.type === 'file' || content?.type === 'text' ? (content.files ?? []) : [];
  return {
    type: 'speak',
    case: key,
    audience,
    text: wordsOf(content),
    files: files.map(({ reference, kind, name, mediaType, bytes }) => ({
      reference,
      kind,
      name,
      mediaType,
      bytes,
    })),
    source: id,
  };
}

/**
 * Safety comes first here as everywhere: the script goes out and a person is called. An application about what may not
 * be mediated ends with it; what was said in a room is passed on all the same.
 */
async function inDanger(
  deps: MediationFlowDeps,
  job: TurnJob,
  mode: ChatMode,
  text: string,
): Promise<TurnResult | undefined> {
  if (job.work.person || text === '') return undefined;
  const hit = deps.safety()(text, earlierTexts(job.work));
  if (!hit) return undefined;
  const help = await deps.takeTurn(job);
  if (mode.kind === 'room') {
    return { ...help, order: { type: 'mediation', command: speech(job, mode.case, mode.audience) } };
  }
  const forbidden = deps.forbiddenFlags().includes(hit.id);
  if (mode.kind !== 'form' || !forbidden) return help;
  const { replies } = help;
  return {
    ...help,
    leavesMediation: true,
    replies: (number, told) => [...replies(number, told), textReply(FORM_SAY.emergencyStop)],
  };
}

function wordsOf(content: IncomingContent | undefined): string {
  if (content?.type === 'text' || content?.type === 'edit') return content.text;
  return content?.type === 'file' ? content.caption : '';
}
