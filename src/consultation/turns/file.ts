import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { IncomingContent } from '../incoming.ts';
import type { TurnResult } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { openOrCurrent, textReply } from './results.ts';
import { takeText } from './text.ts';

/** Files are kept for the adviser; a caption is answered like any message. */
export async function takeFile(
  deps: FlowDeps,
  job: TurnJob,
  content: Extract<IncomingContent, { type: 'file' }>,
): Promise<TurnResult> {
  const voice = content.files.some((file) => file.kind === 'voice' || file.kind === 'audio');
  if (content.caption.trim() !== '') return takeText(deps, job, content.caption, false);
  return {
    record: { path: 'file' },
    replies: () => [textReply(voice ? SAY.voiceUnsupported : SAY.file, [BUTTONS.human])],
    citations: [],
    consultation: openOrCurrent(job.work, {}),
  };
}
