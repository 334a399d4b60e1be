import type { LocalDate } from '../core/dates.ts';

/** Asia/Shanghai keeps +08:00 all year. */
export const atTime = (day: LocalDate, time: string): Date => new Date(`${day}T${time}:00+08:00`);
export const endOfDay = (day: LocalDate): Date => new Date(`${day}T23:59:59+08:00`);
