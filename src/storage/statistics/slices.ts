import { NARROWS, type Narrow } from '../../statistics/fits.ts';
import type { Scope } from '../../statistics/scope.ts';

/**
 * What a count may be narrowed to has summaries of its own, its slice: one for each topic, person and channel, and one for
 * each two or three of them together. '' holds everything.
 */
const nameOf = (parts: readonly string[]): string =>
  parts.join('\0').replaceAll('|', '||').replaceAll('\0', '|');
const partOf = (column: Narrow, value: string): string => `${column}:${value}`;

/** Slices of two or three are nearly as many as the rows on a single day: they are kept by the month alone. */
export interface Slice {
  name: string;
  monthsOnly: boolean;
}

const sliceOf = (parts: readonly string[]): Slice => ({ name: nameOf(parts), monthsOnly: parts.length > 1 });

/** Held by nobody: most rows are, and nobody asks for them by that. */
const unsliced = (column: Narrow, value: string): boolean => column === 'person' && value === '';

/** All slices a row is in. */
export function slicesOf(row: Readonly<Record<string, unknown>>, narrows: readonly Narrow[]): Slice[] {
  let combinations: string[][] = [[]];
  for (const column of narrows) {
    const value = String(row[column]);
    if (!unsliced(column, value))
      combinations = combinations.flatMap((parts) => [parts, [...parts, partOf(column, value)]]);
  }
  return combinations.map(sliceOf);
}

/** The slice that holds what is asked for; undefined: none does. */
export function sliceFor(scope: Scope): Slice | undefined {
  const parts: string[] = [];
  for (const column of NARROWS) {
    const value = scope[column];
    if (value === undefined) continue;
    if (unsliced(column, value)) return undefined;
    parts.push(partOf(column, value));
  }
  return sliceOf(parts);
}
