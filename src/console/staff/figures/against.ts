import type { Counting } from '../shared/counting/use-counting.ts';
import type { Days } from '../shared/periods.ts';
import { dayOf } from '../shared/times.ts';
import { useQuery } from '../shared/use-query-state.ts';

export const AGAINSTS = ['year', 'before', 'custom'] as const;
export type Against = (typeof AGAINSTS)[number];

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `cut`: the last day so far of a period that is not over. It is laid beside as many days, not beside all. */
type Beside = Days & { against: Against; cut?: string };

/** The period laid beside the one shown: a year earlier, as many days before it, or any two days. */
export function useAgainst(counting: Counting): Beside {
  const { query } = useQuery();
  const from = query.get('vsFrom') ?? '';
  const until = query.get('vsUntil') ?? '';
  const named = AGAINSTS.find((name) => name === query.get('vs')) ?? 'year';
  if (named === 'custom' && DAY.test(from) && DAY.test(until)) return { against: 'custom', from, until };
  const today = dayOf(new Date());
  const cut = counting.from <= today && today < counting.until ? { cut: today } : {};
  const sofar = { from: counting.from, until: cut.cut ?? counting.until };
  if (named === 'before') return { against: 'before', ...cut, ...daysBefore(sofar) };
  return { against: 'year', ...cut, from: yearEarlier(sofar.from), until: yearEarlier(sofar.until) };
}

/** As many days, ending the day before. */
function daysBefore({ from, until }: Days): Days {
  const length = Date.parse(until) - Date.parse(from);
  const last = Date.parse(from) - DAY_MS;
  return { from: iso(last - length), until: iso(last) };
}

/** 29 February becomes the 28th, as on the server. */
export function yearEarlier(day: string): string {
  const earlier = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return earlier.endsWith('-02-29') ? `${earlier.slice(0, 4)}-02-28` : earlier;
}
