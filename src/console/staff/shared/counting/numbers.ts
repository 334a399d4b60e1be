import { text } from './text.ts';

export interface Said {
  number: string;
  unit: string;
}

const fixed = (value: number, digits: number): string =>
  value.toLocaleString('zh-CN', { minimumFractionDigits: 0, maximumFractionDigits: digits });

/** Exactly as it is counted, for tables. */
export function sayExact(value: number | null, unit: string): string {
  if (value === null) return text.nothing;
  return fixed(value, unit === '%' ? 1 : unit === '万元' ? 4 : 2);
}

/** To be read at a glance: long times in the unit people think of them in. */
export function sayShort(value: number | null, unit: string): Said {
  if (value === null) return { number: text.nothing, unit: '' };
  if (unit === '秒' && value >= 120) return sayShort(value / 60, '分钟');
  if (unit === '分钟' && value >= 2 * 24 * 60) return { number: fixed(value / 1440, 1), unit: text.days };
  if (unit === '分钟' && value >= 120) return { number: fixed(value / 60, 1), unit: text.hours };
  return { number: fixed(value, unit === '件' ? 0 : 1), unit };
}

/**
 * How a number moved: shares in points, marks in marks, everything else in per cent of what it was. Undefined: nothing to
 * compare with.
 */
export function sayChange(now: number | null, before: number | null, unit: string): string | undefined {
  if (now === null || before === null) return undefined;
  if (unit === '%') return signed(now - before, text.points);
  if (unit === '分') return signed(now - before, '分');
  return before === 0 ? undefined : signed((100 * (now - before)) / before, '%');
}

function signed(value: number, unit: string): string {
  const digits = unit === '分' ? 2 : 1;
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
  if (rounded === 0) return text.same;
  return `${rounded > 0 ? '+' : '−'}${fixed(Math.abs(rounded), digits)}${unit === '%' ? '' : ' '}${unit}`;
}
