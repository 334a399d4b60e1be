import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { AwaitedWords } from '../orders.ts';
import type { TurnResult } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { earlierTexts } from './context.ts';
import { say, textReply } from './results.ts';

/** What is typed so long after it was asked for is read as that. */
const AWAITED_MS = 30 * 60_000;
const WORD_LENGTH = 500;

function awaited(deps: Pick<FlowDeps, 'clock'>, words: Omit<AwaitedWords, 'until'>): AwaitedWords {
  return { ...words, until: new Date(deps.clock.now().getTime() + AWAITED_MS) };
}

/** 写一句: the next words typed go with the mark. */
export function askRateWord(deps: FlowDeps, { work }: TurnJob, number: string): TurnResult {
  return {
    ...say(work, { path: 'action' }, textReply(SAY.askRateWord)),
    awaits: awaited(deps, { what: 'rate-word', subject: number }),
  };
}

/** The resident's answer to a time and place; another time is asked for in words. */
export function pressedAppointment(deps: FlowDeps, job: TurnJob, argument: string): TurnResult {
  const [appointment = '', answer] = argument.split(':');
  if (answer === 'change') {
    return {
      ...say(job.work, { path: 'action' }, textReply(SAY.appointment.askTime)),
      awaits: awaited(deps, { what: 'appointment-time', subject: appointment }),
    };
  }
  if (answer !== 'accept' && answer !== 'decline')
    return say(job.work, { path: 'action' }, textReply(SAY.optionGone));
  return {
    ...say(job.work, { path: 'action' }),
    order: {
      type: 'answer-appointment',
      appointment,
      answer,
      toPerson: (number) => textReply(SAY.appointment.toPerson[answer](number)),
    },
    replies: (_number, told) => [
      textReply(told?.done ? SAY.appointment[answer === 'accept' ? 'accepted' : 'declined'] : SAY.optionGone),
    ],
  };
}

/** 回访: solved, or taken up again under the same number. */
export function pressedFollowUp(_deps: FlowDeps, { work }: TurnJob, argument: string): TurnResult {
  const [followUp = '', answer] = argument.split(':');
  if (answer !== 'resolved' && answer !== 'unresolved')
    return say(work, { path: 'action' }, textReply(SAY.optionGone));
  return {
    ...say(work, { path: 'action' }),
    order: { type: 'answer-follow-up', followUp, answer },
    replies: (_number, told) => {
      if (!told?.done) return [textReply(SAY.optionGone)];
      return [textReply(answer === 'resolved' ? SAY.resolved : SAY.reopened(told.number ?? ''))];
    },
  };
}

/** Words that were asked for, read as that, once. Undefined: none were, or they cry for help. */
export function awaitedWords(deps: FlowDeps, { work }: TurnJob, text: string): TurnResult | undefined {
  const { awaits } = work;
  if (!awaits || awaits.until <= deps.clock.now()) return undefined;
  if (deps.safety()(text, earlierTexts(work))) return undefined;
  const words = text.trim().slice(0, WORD_LENGTH);
  const done = { ...say(work, { path: 'action' }), awaits: null };
  if (awaits.what === 'rate-word') {
    return {
      ...done,
      order: { type: 'rate-word', number: awaits.subject, word: words },
      replies: (_number, told) => [
        told?.done ? textReply(SAY.rated, [BUTTONS.reopen(awaits.subject)]) : textReply(SAY.optionGone),
      ],
    };
  }
  return {
    ...done,
    order: {
      type: 'answer-appointment',
      appointment: awaits.subject,
      answer: 'ask-change',
      wish: words,
      toPerson: (number) => textReply(SAY.appointment.toPerson['ask-change'](number, words)),
    },
    replies: (_number, told) => [textReply(told?.done ? SAY.appointment.changeAsked : SAY.optionGone)],
  };
}
