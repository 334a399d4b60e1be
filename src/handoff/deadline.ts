import type { Urgency } from '../consultation/triage/triage.ts';
import type { Tier } from '../knowledge/topics.ts';
import { addWorking, endOfWorkingDay, type WorkingHours, workingBetween } from './working-hours.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long one person may look at a card before the next in line gets it. Clock time: the card is offered on duty. */
export const OFFER_WAIT: Record<Tier, number> = {
  立报立办结: 5 * MINUTE,
  日办快结: 15 * MINUTE,
  周内办结: 60 * MINUTE,
};

/** The clock of one matter; `remaining` of a paused one is working time, in milliseconds. */
export interface Deadline {
  tier: Tier;
  due: Date;
  /** When the holder is reminded. */
  remind: Date;
}

/** By topic and urgency: what cannot wait is dealt with at once, what is pressing on the same day at the latest. */
export function tierOf(topicTier: Tier | undefined, urgency: Urgency): Tier {
  if (urgency === 'now') return '立报立办结';
  const tier = topicTier ?? '周内办结';
  return urgency === 'soon' && tier === '周内办结' ? '日办快结' : tier;
}

/**
 * 立报立办结: 30 minutes of working time, and of the clock where it is an emergency. 日办快结: the end of the
 * working day it came in, or of the next when it came after hours. 周内办结: seven days, and then the end of that
 * working day.
 */
export function deadlineOf(tier: Tier, urgency: Urgency, from: Date, hours: WorkingHours): Deadline {
  const due = dueOf(tier, urgency, from, hours);
  return { tier, due, remind: remindAt(from, due, urgency, hours) };
}

function dueOf(tier: Tier, urgency: Urgency, from: Date, hours: WorkingHours): Date {
  switch (tier) {
    case '立报立办结':
      return urgency === 'now'
        ? new Date(from.getTime() + 30 * MINUTE)
        : addWorking(hours, from, 30 * MINUTE);
    case '日办快结':
      return endOfWorkingDay(hours, from);
    case '周内办结':
      return endOfWorkingDay(hours, new Date(from.getTime() + 7 * DAY));
  }
}

/** With a third of the working time left, an hour before the end at the latest where there is that much. */
function remindAt(from: Date, due: Date, urgency: Urgency, hours: WorkingHours): Date {
  if (urgency === 'now') return new Date(from.getTime() + (due.getTime() - from.getTime()) / 2);
  const whole = workingBetween(hours, from, due);
  return addWorking(hours, from, Math.floor((whole * 2) / 3));
}

/** The clock stands while a matter is paused: what working time was left is left when it goes on. */
export function resumed(deadline: Deadline, pausedAt: Date, now: Date, hours: WorkingHours): Deadline {
  const left = workingBetween(hours, pausedAt, deadline.due);
  const due = addWorking(hours, now, left);
  const reminder = workingBetween(hours, pausedAt, deadline.remind);
  return { ...deadline, due, remind: addWorking(hours, now, Math.min(left, reminder)) };
}
