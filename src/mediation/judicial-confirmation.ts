import { addDays, type LocalDate, localDate } from '../core/dates.ts';
import type { Agreement } from './case.ts';

/** Days for joint judicial confirmation, from the day the agreement takes effect (人民调解法第三十三条). */
export const JUDICIAL_DAYS = 30;
export const judicialUntil = (a: Pick<Agreement, 'effectiveAt'>): LocalDate | undefined =>
  a.effectiveAt && addDays(localDate(a.effectiveAt), JUDICIAL_DAYS);
