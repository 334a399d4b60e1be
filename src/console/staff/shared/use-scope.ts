import { useMemo } from 'react';
import { type Days, daysOf, PERIODS, type Period } from './periods.ts';
import { useQuery } from './use-query-state.ts';

export interface Scope extends Days {
  /** Undefined: everything they may see. */
  area: string | undefined;
  period: Period;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Area and period, which hold from page to page. Without a choice: this year, all areas. */
export function useScope(standard: Exclude<Period, 'custom'> = 'year'): Scope {
  const { query } = useQuery();
  return useMemo(() => {
    const area = query.get('area') ?? undefined;
    const from = query.get('from') ?? '';
    const until = query.get('until') ?? '';
    const named = PERIODS.find((name) => name === query.get('period'));
    if (named === 'custom' && DAY.test(from) && DAY.test(until)) return { area, period: named, from, until };
    const period = named === undefined || named === 'custom' ? standard : named;
    return { area, period, ...daysOf(period) };
  }, [query, standard]);
}
