import type { Reply } from '../../contracts/reply.ts';
import { staffFor } from '../../knowledge/directory.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { IncomingFile } from '../incoming.ts';
import type { Order } from '../orders.ts';
import type { TurnResult, TurnWork } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { earlierTexts } from './context.ts';
import { emergency } from './emergency.ts';
import { say, textReply } from './results.ts';

/** A person has the matter, in hand or as a case. */
export function withPerson(work: TurnWork): boolean {
  const state = work.consultation?.state;
  return state === 'held' || state === 'mediating';
}

/**
 * While a person has the consultation the bot keeps silent, and the message is passed on to them. An emergency
 * breaks the silence: its script goes out all the same.
 */
export async function heldResult(deps: FlowDeps, job: TurnJob): Promise<TurnResult | undefined> {
  const { work } = job;
  if (!withPerson(work)) return undefined;
  const text = wordsOf(work);
  const hit = text ? deps.safety()(text, earlierTexts(work)) : undefined;
  return hit ? emergency(deps, job, hit, text) : say(work, { path: 'held' });
}

/** The message as the person at the other end sees it. */
export function relayToPerson(work: TurnWork): Order {
  const { content } = work.message;
  const number = work.consultation?.number ?? '';
  const edited = content?.type === 'edit';
  const shown: Reply = {
    body: {
      type: 'relay',
      header: SAY.relayHeader(number, work.resident.name, edited),
      text: wordsOf(work),
      files: filesOf(work).map(({ reference, kind, name, mediaType, bytes }) => ({
        reference,
        kind,
        name,
        mediaType,
        bytes,
      })),
      ...(work.quoted ? { quoted: work.quoted } : {}),
    },
    buttons: number ? [[BUTTONS.openMatter(number), BUTTONS.draft(number)]] : [],
  };
  return { type: 'relay-to-person', shown };
}

function wordsOf({ message: { content } }: TurnWork): string {
  if (content?.type === 'text' || content?.type === 'edit') return content.text;
  return content?.type === 'file' ? content.caption : '';
}

function filesOf({ message: { content } }: TurnWork): readonly IncomingFile[] {
  return content?.type === 'file' || content?.type === 'text' ? (content.files ?? []) : [];
}

/** 结束: the resident needs no more. */
export function endHeld({ work }: TurnJob): TurnResult {
  const number = work.consultation?.number;
  const state = work.consultation?.state;
  if (!number || (state !== 'held' && state !== 'queued'))
    return say(work, { path: 'action' }, textReply(SAY.nothingToEnd));
  return {
    ...say(work, { path: 'action' }),
    order: { type: 'end-by-resident', toPerson: textReply(SAY.endedByResident(number)) },
    replies: (_number, told) => [
      told?.done ? textReply(SAY.ended(number), ...rateButtons(number)) : textReply(SAY.nothingToEnd),
    ],
  };
}

export const rateButtons = (number: string) => [
  ([5, 4, 3, 2, 1] as const).map((score) => BUTTONS.rate(number, score)),
  [BUTTONS.reopen(number)],
];

/** From this mark down staff hear of it. */
const LOW = 2;

export function ratePerson(deps: FlowDeps, { work }: TurnJob, argument: string): TurnResult {
  const [number = '', mark] = argument.split(':');
  const score = Number(mark);
  if (!Number.isInteger(score) || score < 1 || score > 5)
    return say(work, { path: 'action' }, textReply(SAY.optionGone));
  const staff = staffFor(deps.sources().knowledge.directory, work.resident.area);
  const low = score <= LOW;
  return {
    ...say(work, { path: 'action' }),
    order: {
      type: 'rate',
      number,
      score,
      word: undefined,
      alert: low
        ? { key: `rated:${number}`, kind: 'low-mark', text: SAY.lowMark(number, score), to: staff }
        : undefined,
    },
    replies: (_number, told) => {
      if (!told?.done) return [textReply(SAY.optionGone)];
      const word = BUTTONS.rateWord(number);
      return [low ? textReply(SAY.ratedLow, [BUTTONS.reopen(number), word]) : textReply(SAY.rated, [word])];
    },
  };
}

/** Goes on under the same number, with a person. */
export function reopen(number: string): TurnResult {
  return {
    record: { path: 'action' },
    citations: [],
    consultation: { use: 'none' },
    order: { type: 'reopen', number },
    replies: (_number, told) => [textReply(told?.done ? SAY.reopened(number) : SAY.optionGone)],
  };
}
