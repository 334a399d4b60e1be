import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { textReply } from '../../consultation/turns/results.ts';
import type { Desk } from '../ports.ts';
import type { DeskDeps } from './desk-deps.ts';
import { nameOf } from './people.ts';
import { takePress, toResident } from './press.ts';
import { deskSay, ordered } from './results.ts';
import { DESK_BUTTONS, DESK_SAY } from './screen-text.ts';
import { showDesk, takeWords } from './words.ts';

/** Decides what comes of a message at a desk. Like the residents' flow it reads and never writes. */
export async function takeDeskTurn(deps: DeskDeps, job: TurnJob): Promise<TurnResult> {
  const desk = await deskOf(deps, job);
  const { content } = job.work.message;
  if (!desk || !content) return deskSay(DESK_SAY.gone);
  switch (content.type) {
    case 'action':
      return takePress(deps, job, desk, content.action);
    case 'command':
      if (content.name === 'unbind' || content.name === 'leave' || content.name === 'waiting')
        return takePress(deps, job, desk, content.name);
      return showDesk(desk);
    case 'text':
    case 'edit':
    case 'file':
      return takeWords(deps, job, desk);
  }
}

/** In a topic of the group a person speaks in its matter, whatever else they have open in private. */
async function deskOf({ store }: DeskDeps, { work }: TurnJob): Promise<Desk | undefined> {
  const chat = work.resident.id;
  if (work.resident.channel !== 'telegram-topic') return store.desk(chat);
  const own = work.person && (await store.deskOf(work.person));
  return own && { ...own, chat, opened: work.topic };
}

/** /bind CODE, from whatever chat: with a good code it becomes a desk. */
export function bindDesk(deps: DeskDeps, code: string): TurnResult {
  return ordered(deps.directory(), { type: 'bind', code: code.trim().toUpperCase(), toResident }, (told) =>
    textReply(`${DESK_SAY.bound(nameOf(deps.directory(), told.person).who)}\n\n${DESK_SAY.help}`, [
      DESK_BUTTONS.desk,
      DESK_BUTTONS.waiting,
    ]),
  );
}
