import { allDay, type Day } from '../day.ts';
import type { TelegramPerson } from '../ports.ts';
import type { Talk } from '../talk.ts';
import type { CaseBoard } from './case-board.ts';
import { planCases } from './plan-cases.ts';
import { liveApplicant, liveOther, liveStranger } from './side.ts';

const FIRST_SIDE = 500_001;
/** Accounts of one case: both sides, and somebody whom it does not concern. */
const ACCOUNTS = 3;
/** Pages of residents have the numbers below. */
const FIRST_PAGE = 1_000_000;

/** Everybody of the day's mediation cases but the mediators, each living their day. */
export function playCases(deps: {
  options: { cases: number; minutes: number; seed: number };
  communities: readonly string[];
  day: Day;
  board: CaseBoard;
  page(name: string, index: number): Talk;
  chat(id: number): { talk: Talk; person: TelegramPerson };
}): Promise<void>[] {
  const { options, communities, day, board, page, chat } = deps;
  return planCases({ ...options, communities }).flatMap((plan) => {
    const first = plan.index * ACCOUNTS;
    const side = (channel: 'telegram' | 'web', nth: number) =>
      channel === 'web'
        ? { talk: page(`side${plan.index}-${nth}`, FIRST_PAGE + first + nth), person: undefined }
        : chat(FIRST_SIDE + first + nth);
    return [
      allDay(() => liveApplicant({ plan, day, board, ...side(plan.applicant, 0) })),
      allDay(() => liveOther({ plan, day, board, ...side(plan.other, 1) })),
      ...(plan.stranger ? [allDay(() => liveStranger({ plan, day, board, ...side('telegram', 2) }))] : []),
    ];
  });
}
