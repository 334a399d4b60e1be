import type { ReplyBody } from '../../contracts/reply.ts';
import { localDate } from '../../core/dates.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { StoredMessage, TurnResult } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { OUTCOMES } from '../states.ts';
import { say, textReply } from './results.ts';

const STATE_NAMES = {
  open: '解答中',
  queued: '等人工',
  held: '人工办理中',
  mediating: '调解中',
  closed: '已办结',
} as const;
const PAGE = 500;

export async function myConsultations(deps: FlowDeps, { work }: TurnJob): Promise<TurnResult> {
  const list = await deps.log.consultationsOf(work.resident.id);
  if (list.length === 0) return say(work, { path: 'action' }, textReply(SAY.noConsultations));
  const body: ReplyBody = {
    type: 'consultations',
    items: list
      .slice(-20)
      .toReversed()
      .map((c) => ({
        number: c.number,
        openedAt: localDate(c.openedAt),
        topic: c.topic ?? '未分类',
        state: STATE_NAMES[c.state],
        summary: c.outcome ? OUTCOMES[c.outcome] : '',
      })),
  };
  return say(work, { path: 'action' }, { body, buttons: [[BUTTONS.new, BUTTONS.privacy]] });
}

/** Everything we keep of a resident, as one JSON file. */
export async function exportMine(deps: FlowDeps, { work }: TurnJob): Promise<TurnResult> {
  const messages: StoredMessage[] = [];
  for (;;) {
    const page = await deps.log.messagesAfter(work.resident.id, messages.at(-1)?.seq ?? 0, PAGE);
    messages.push(...page);
    if (page.length < PAGE) break;
  }
  const consultations = await deps.log.consultationsOf(work.resident.id);
  const content = JSON.stringify(
    {
      导出时间: deps.clock.now().toISOString(),
      渠道: work.resident.channel,
      社区: work.resident.area ?? null,
      咨询: consultations.map(({ number, topic, state, outcome, openedAt, closedAt }) => ({
        number,
        topic,
        state,
        outcome,
        openedAt,
        closedAt,
      })),
      消息: messages.map(({ seq, at, direction, author, content: said, reply, files }) => ({
        seq,
        at,
        direction,
        author,
        content: said ?? null,
        reply: reply?.body ?? null,
        files: files.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes })),
      })),
    },
    null,
    2,
  );
  return say(
    work,
    { path: 'action' },
    {
      body: {
        type: 'file',
        name: SAY.exportName,
        mediaType: 'application/json',
        content,
        caption: SAY.exported,
      },
      buttons: [],
    },
  );
}

export function eraseMine(_deps: FlowDeps, { work }: TurnJob): TurnResult {
  return {
    ...say(work, { path: 'action' }, textReply(SAY.erased)),
    consultation: { use: 'none' },
    erase: true,
  };
}
