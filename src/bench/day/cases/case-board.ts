import type { Day } from '../day.ts';
import type { CasePlan } from './plan-cases.ts';

/** Words said in a room: nobody else says them, so that where they turn up can be counted. */
export interface Said {
  key: string;
  /** `1`, `2`: the side at this place of the file; else the mediator's name. */
  by: 1 | 2 | 'mediator';
  /** Everybody, or the private talk with this side. */
  to: 'all' | 1 | 2;
  words: string;
}

/** What people of a case hand each other outside of the service, and what they said in it. */
export interface CaseBoard {
  readonly said: Said[];
  planOf(key: string): CasePlan | undefined;
  opened(plan: CasePlan, key: string): void;
  keyOf(plan: CasePlan): string | undefined;
  /** The mediator gives the other side its link. */
  handOver(key: string, token: string): void;
  /** Waits for it; undefined: none came within so many minutes. */
  link(plan: CasePlan, minutes: number): Promise<string | undefined>;
}

const NUMBER = /〔(\d{4})〕[^第〕]*第(\d+)号/;

/** `2026-12` of what names 〔2026〕…第12号. */
export function keyIn(text: string): string | undefined {
  const match = NUMBER.exec(text);
  return match ? `${match[1]}-${match[2]}` : undefined;
}

export function createCaseBoard(day: Day): CaseBoard {
  const plans = new Map<string, CasePlan>();
  const links = new Map<string, string>();
  const keyOf = (plan: CasePlan) => [...plans].find(([, known]) => known === plan)?.[0];
  return {
    said: [],
    planOf: (key) => plans.get(key),
    opened: (plan, key) => plans.set(key, plan),
    keyOf,
    handOver: (key, token) => links.set(key, token),
    async link(plan, minutes) {
      const until = day.minute() + minutes;
      while (day.minute() < until) {
        const token = links.get(keyOf(plan) ?? '');
        if (token) return token;
        await day.pause(1);
      }
      return undefined;
    },
  };
}
