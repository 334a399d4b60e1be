import type { Page, PageQuery } from '../../../contracts/console/paging.ts';

/** A page of rows that lie in memory: a few hundred at most. */
export const pageOfRows = <T>(rows: readonly T[], { page, size }: PageQuery): Page<T> => ({
  rows: rows.slice((page - 1) * size, page * size),
  total: rows.length,
});

export const matches = (search: string | undefined, texts: readonly (string | undefined)[]): boolean =>
  search === undefined || texts.some((text) => text?.toLowerCase().includes(search.trim().toLowerCase()));
