import type { Counted } from './counted.ts';
import type { Scope } from './scope.ts';

/** What a count may be narrowed to, beside period and area. */
export const NARROWS = ['topic', 'person', 'channel'] as const;
export type Narrow = (typeof NARROWS)[number];

/** Marks that are made of a case. */
const OF_CASES = new Set<string | number>(['prevented', 'follow-up']);

/** Mediation cases are counted, or what happened in them. */
export const ofCases = ({ from, where }: Counted): boolean =>
  from === 'cases' || (from === 'marks' && (where?.kind ?? []).some((kind) => OF_CASES.has(kind)));

/** A case has a type of dispute instead of a topic, an entry of the outreach log neither; neither came by a channel. */
export const narrowsOf = (of: Counted): readonly Narrow[] =>
  of.from === 'outreach' || ofCases(of) ? ['person'] : NARROWS;

/** Whether it can be said of what is asked for. Where not, its number is nothing, which is not 0. */
export const fits = (of: Counted, scope: Scope): boolean => unfit(of, scope).length === 0;

const SAID: Record<Narrow, string> = { topic: '咨询类别', person: '人员', channel: '咨询渠道' };

/** Why a number cannot be given, in words shown beside the dash; undefined: it can. */
export function whyUnfit(of: Counted, scope: Scope): string | undefined {
  const narrowed = unfit(of, scope);
  if (narrowed.length === 0) return undefined;
  return `不适用：${ofCases(of) ? '调解案件' : '活动登记'}不分${narrowed.map((one) => SAID[one]).join('和')}`;
}

function unfit(of: Counted, scope: Scope): Narrow[] {
  const known = narrowsOf(of);
  return NARROWS.filter((one) => scope[one] !== undefined && !known.includes(one));
}
