import { useMemo } from 'react';
import type { Query } from '../api.ts';
import type { Period } from '../periods.ts';
import { useQuery } from '../use-query-state.ts';
import { type Scope, useScope } from '../use-scope.ts';

/** What is looked at: area and period, and whose work about what. All of it holds from page to page. */
export interface Counting extends Scope {
  topic: string | undefined;
  person: string | undefined;
  channel: string | undefined;
}

export function useCounting(standard?: Exclude<Period, 'custom'>): Counting {
  const scope = useScope(standard);
  const { query } = useQuery();
  return useMemo(() => {
    const of = (name: string) => query.get(name) ?? undefined;
    return { ...scope, topic: of('topic'), person: of('person'), channel: of('channel') };
  }, [scope, query]);
}

/** As the routes below /figures, /ledger and /outreach are asked. */
export const asked = ({ from, until, area, topic, person, channel }: Counting): Query => ({
  from,
  to: until,
  area,
  topic,
  person,
  channel,
});
