import type { Choices } from '../../../contracts/console/figures.ts';

/** What people read for a value of a column; the value itself where it has no other name. */
export type Say = (column: string, value: string) => string;

export const sayWith =
  (choices: Choices | undefined): Say =>
  (column, value) => {
    if (value === '') return '—';
    const labels = choices?.labels[column];
    return labels?.[value] ?? value;
  };
