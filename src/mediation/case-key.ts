import type { MediationCase } from './case.ts';

/** Year and serial of a key; undefined: it is none. Keys come from buttons and addresses, which anybody can forge. */
export function readKey(key: string): { year: number; serial: number } | undefined {
  const [, year, serial] = /^(\d{4})-(\d{1,7})$/.exec(key) ?? [];
  return year && serial ? { year: Number(year), serial: Number(serial) } : undefined;
}

/** `2026-12`, as buttons and addresses name a case. */
export const keyOf = ({ year, serial }: Pick<MediationCase, 'year' | 'serial'>) => `${year}-${serial}`;
