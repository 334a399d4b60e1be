import type { Reply, ReplyBody } from '../../contracts/reply.ts';
import { localDate, localTime } from '../../core/dates.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { StoredMessage, TurnResult } from '../records.ts';
import { BUTTONS, MINE, SAY } from '../screen-text.ts';
import { OUTCOMES, STATE_NAMES } from '../states.ts';
import { say, textReply } from './results.ts';

const PAGE = 500;
/** So many of a resident's consultations are listed, the newest first. */
const LISTED = 20;

export async function myConsultations(deps: FlowDeps, { work }: TurnJob): Promise<TurnResult> {
  const list = await deps.log.consultationsOf(work.resident.id);
  if (list.length === 0) return say(work, { path: 'action' }, textReply(SAY.noConsultations));
  const coming = await deps.log.appointmentsOf(work.resident.id, deps.clock.now());
  const body: ReplyBody = {
    type: 'consultations',
    items: list.slice(0, LISTED).map((c) => ({
      number: c.number,
      openedAt: localDate(c.openedAt),
      topic: c.topic ?? MINE.noTopic,
      state: STATE_NAMES[c.state],
      summary: [
        c.outcome ? OUTCOMES[c.outcome] : '',
        ...coming
          .filter(({ number }) => number === c.number)
          .map(({ startsAt, place, accepted }) => MINE.appointment(localTime(startsAt), place, accepted)),
      ]
        .filter(Boolean)
        .join('；'),
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
      [MINE.exportedAt]: deps.clock.now().toISOString(),
      [MINE.channel]: work.resident.channel,
      [MINE.area]: work.resident.area ?? null,
      [MINE.consultations]: consultations.map(({ number, topic, state, outcome, openedAt, closedAt }) => ({
        number,
        topic,
        state,
        outcome,
        openedAt,
        closedAt,
      })),
      [MINE.messages]: messages.map(({ seq, at, direction, author, content: said, reply, files }) => ({
        seq,
        at,
        direction,
        author,
        content: said ?? null,
        reply: reply ? exported(reply.body) : null,
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

/** An earlier export is named, not repeated: each would hold all before it and be twice as long. */
function exported(body: Reply['body']): object {
  return body.type === 'file' ? { type: body.type, name: body.name, caption: body.caption } : body;
}

export function eraseMine(_deps: FlowDeps, { work }: TurnJob): TurnResult {
  return {
    ...say(work, { path: 'action' }, textReply(SAY.erased)),
    consultation: { use: 'none' },
    erase: true,
  };
}
