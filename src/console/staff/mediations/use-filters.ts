import { useQuery } from '../shared/use-query-state.ts';

const FILTERS = [
  'state',
  'disputeType',
  'room',
  'mediator',
  'area',
  'source',
  'from',
  'until',
  'overdue',
  'search',
] as const;
export type Filter = (typeof FILTERS)[number];

/** The filters in the address; the same for board, table and export. */
export function useFilters() {
  const { query, patch } = useQuery();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined])) as Record<
    Filter,
    string | undefined
  >;
  const set = (name: Filter) => (value: string | undefined) => patch({ [name]: value, page: undefined });
  return { filters, set, active: Object.values(filters).some((value) => value !== undefined) };
}
