import type { PassedOver } from './layouts/layout.ts';

/** What one import did. */
export interface ImportReport {
  /** unchanged: the same files were there already, nothing was written. */
  outcome: 'imported' | 'unchanged';
  generation: string;
  collections: { name: string; layout: string; files: number; documents: number }[];
  filesRead: number;
  passedOver: PassedOver[];
  statutes: number;
  versions: number;
  articles: number;
  inForce: { statutes: number; articles: number };
  /** Versions whose first day in force is not stated anywhere the library can see, and is taken to be the promulgation. */
  datesAssumed: number;
  /** Versions without any date. */
  datesUnknown: number;
  repealed: number;
  milliseconds: number;
}

/** Reasons with how many files each took, the most frequent first. */
export function groupPassedOver(passedOver: readonly PassedOver[]): { reason: string; files: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { path, reason } of passedOver) groups.set(reason, [...(groups.get(reason) ?? []), path]);
  return [...groups]
    .map(([reason, files]) => ({ reason, files }))
    .toSorted((a, b) => b.files.length - a.files.length);
}
