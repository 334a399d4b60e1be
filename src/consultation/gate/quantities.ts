import { findCitations } from '../../knowledge/statutes/citations.ts';
import { NUMERAL_CHARS, readNumeral } from './numerals.ts';
import { TIMES, UNIT, UNITS, WEAK } from './units.ts';

/** At least, at most: 三年以上 and 三年以下 are not the same rule. */
export type Bound = 'lower' | 'upper';

/** A number with its unit, as it was written and in one form: 十五日, 15天 → `15 day`; 百分之二十, 20%, 二成 → `0.2 share`. */
export interface Quantity {
  key: string;
  text: string;
  bound: Bound | undefined;
  /** Counting words (两人, 三份) that ordinary talk is full of, against legal measures. */
  weak: boolean;
}

const NUM = `[${NUMERAL_CHARS}]+`;

const SCAN = new RegExp(`(${NUM})(个半|半)?[多余来]?(?:${UNIT})(半)?`, 'gu');
/** 3到5年, 一至六个月, 3-5万元: the first number takes the second one's unit. */
const RANGE = new RegExp(
  `(${NUM})\\s*(?:至|到|-|－|—|~|～|、|或者?)\\s*(?=(${NUM})(?:${UNITS.map(([p]) => `(?:${p})`).join('|')}))`,
  'gu',
);
/** 五六级, 三四年: two numbers, not fifty-six. */
const NEIGHBOURS =
  /^(?:(?=一二|二三|两三|三四|四五|五六|六七|七八|八九)([一二两三四五六七八])([二三四五六七八九]))$/;
/** 每日, 每月: what is reckoned by one of them. */
const EACH = /每(日|天|月|个月|年|周|小时)/g;
const EACH_UNIT: Record<string, string> = {
  日: 'day',
  天: 'day',
  月: 'month',
  个月: 'month',
  年: 'year',
  周: 'week',
  小时: 'hour',
};

/** Units a text reckons by: 按每日计算 bears out 每关一天. */
export function findEach(source: string): string[] {
  return [...plainText(source).matchAll(EACH)].map(([, unit]) => `1 ${EACH_UNIT[unit!]}`);
}

const BOUND_BEFORE: readonly [RegExp, Bound][] = [
  [/(?:不超过|不得超过|最多|至多|最长|不高于|不得高于|最高)[为可达是]?$/, 'upper'],
  [/(?:至少|最少|不少于|不低于|不得少于|不得低于|最低|起码)[为要有是]?$/, 'lower'],
];

/** One kind of characters, no separators within numbers, no circled numbers (they number lists). Keeps the letters' order, not their places. */
export function plainText(text: string): string {
  return text
    .replace(/[①-⑳❶-❿⑴-⒇]/gu, ' ')
    .normalize('NFKC')
    .replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1')
    .replace(/(?<=\d)[ \u3000]+(?=\p{Script=Han})|(?<=\p{Script=Han})[ \u3000]+(?=\d)/gu, '');
}

/** Takes out what holds numerals but states no measure: article numbers, titles, list numbers, citation marks. */
function withoutReferences(plain: string): string {
  const chars = [...plain].length === plain.length ? plain : plain.replace(/[\ud800-\udfff]/g, ' ');
  let text = chars;
  const blank = (from: number, length: number) => {
    text = `${text.slice(0, from)}${' '.repeat(length)}${text.slice(from + length)}`;
  };
  for (const cited of findCitations(chars)) blank(cited.index, cited.length);
  return text
    .replace(/《[^《》]*》/g, ' ')
    .replace(new RegExp(`第\\s*${NUM}\\s*(?:条(?:之${NUM})?|款|项|章|节|编|步|点)`, 'gu'), ' ')
    .replace(/\[\d+\]|〔\d+〕/g, ' ')
    .replace(/(^|\n)\s*[(（]?[\d一二三四五六七八九十]{1,3}[)）.、](?!\d)/g, '$1 ');
}

/** Days, months and years of the calendar: 2026年1月1日 → 2026-1-1, 2026年 → 2026, 11月30日 → 11-30. */
const DATES =
  /(?<![\d.])((?:19|20)\d{2})\s*(?:年|[-/.])\s*(?:(\d{1,2})\s*(?:月|[-/.])\s*(?:(\d{1,2})\s*日?)?)?(?!\d)|(?<!\d)(\d{1,2})月(\d{1,2})日/g;

/** 22:00, 晚上十点, 22时至: hours of the day, brought to 24 hours. */
const CLOCK = new RegExp(
  `(?<![\\d:])(\\d{1,2}):(\\d{2})(?![\\d:])|(凌晨|早上|早晨|上午|中午|下午|晚上|夜里|夜间|次日|当晚|[晚早至到])?(${NUM})(?:时(?=[至到前后]|以[前后])|点(?=[钟整至到半前后]|以[前后]))`,
  'gu',
);

/** Every quantity and date of a text, in its order. */
export function findQuantities(source: string): Quantity[] {
  const found: Quantity[] = [];
  let text = withoutReferences(plainText(source));
  text = text.replace(DATES, (whole, year?: string, month?: string, day?: string, m?: string, d?: string) => {
    const parts = year === undefined ? [m, d] : [year, month, day];
    const key = parts.filter((part) => part !== undefined).map((part) => String(Number(part)));
    found.push({ key: `${key.join('-')} date`, text: whole, bound: undefined, weak: false });
    return ' ';
  });
  const add = (value: number, unit: string, at: number, written: string, after: string) => {
    const rounded = Number(value.toPrecision(12));
    found.push({
      key: `${rounded} ${unit}`,
      text: written,
      bound: boundOf(text.slice(Math.max(0, at - 6), at), after),
      weak: WEAK.has(unit),
    });
  };
  const following = (at: number) => text.slice(at, at + 3);
  text = text.replace(CLOCK, (whole, digits?: string, minute?: string, part?: string, spoken?: string) => {
    // 有三点至…: a bare 点 without a part of the day counts arguments.
    if (digits === undefined && part === undefined && !whole.endsWith('时')) return whole;
    const value = readNumeral(digits ?? spoken ?? '');
    if (value === undefined || value > 24) return whole;
    const later = part !== undefined && /下午|晚|夜/.test(part) && value < 12 && value > 4 ? 12 : 0;
    found.push({
      key: `${value + later}:${Number(minute ?? 0)} clock`,
      text: whole,
      bound: undefined,
      weak: false,
    });
    return ' ';
  });

  // Shares first: their numerals must not be read as counts.
  text = text.replace(
    new RegExp(
      `(百|千|万|${NUM})分之(${NUM})(?:\\s*(?:至|到|-|~)\\s*(${NUM})(?![${NUMERAL_CHARS}]|分之))?`,
      'gu',
    ),
    (whole, base: string, share: string, second: string | undefined, at: number) => {
      const under = readNumeral(base) ?? { 百: 100, 千: 1000, 万: 10000 }[base];
      for (const part of [share, second]) {
        const value = part === undefined ? undefined : readNumeral(part === '百' ? '一百' : part);
        if (under && value !== undefined)
          add(value / under, 'share', at, whole, following(at + whole.length));
      }
      return ' '.repeat(whole.length);
    },
  );
  text = text.replace(
    /(\d+(?:\.\d+)?)(?:\s*(?:至|到|-|~)\s*(\d+(?:\.\d+)?))?\s*([%‰])/g,
    (whole, a: string, b: string | undefined, sign: string, at: number) => {
      for (const part of [a, b]) {
        if (part !== undefined)
          add(Number(part) / (sign === '%' ? 100 : 1000), 'share', at, whole, following(at + whole.length));
      }
      return ' '.repeat(whole.length);
    },
  );
  text = text.replace(/一半|半数|半(年|个月|天|小时)/g, (whole, unit: string | undefined, at: number) => {
    const before = text.slice(Math.max(0, at - 1), at);
    if (/[\d一二两三四五六七八九十个]/.test(before)) return whole;
    const name = unit === undefined ? 'share' : { 年: 'year', 个月: 'month', 天: 'day', 小时: 'hour' }[unit];
    add(0.5, name ?? unit ?? '', at, whole, following(at + whole.length));
    return ' '.repeat(whole.length);
  });

  for (const match of text.matchAll(RANGE)) {
    const upper = new RegExp(SCAN.source, 'uy');
    upper.lastIndex = match.index + match[0].length;
    const unit = upper.exec(text);
    const first = readNumeral(match[1]!);
    if (!unit || first === undefined) continue;
    const [name, factor] = unitOf(unit);
    // 3-5万元: the ten thousands belong to both; 3千到1万元 has its own.
    const scale = /[十百千万亿]/.test(match[1]!)
      ? 1
      : /[万亿]$/.test(unit[1]!)
        ? unit[1]!.endsWith('万')
          ? 1e4
          : 1e8
        : 1;
    if (match[0].includes('、') && first >= (readNumeral(unit[1]!) ?? 0)) continue;
    add(first * scale * factor, name, match.index, match[1]!, '');
  }
  const spans: [number, number][] = [];
  for (const match of text.matchAll(SCAN)) {
    const value = readNumeral(match[1]!);
    if (value === undefined) continue;
    const [unit, factor] = unitOf(match);
    const half = match[2] !== undefined || match.at(-1) !== undefined ? 0.5 : 0;
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    // 同一天, 某一年, 每一次: no measure.
    if (value === 1 && /[同某每哪这那有另唯任]/.test(before)) continue;
    // 上一年, 下一个月: which one, not how long.
    if (
      value === 1 &&
      TIMES.has(unit) &&
      /(?:^|[^以])[上下头]$/.test(text.slice(Math.max(0, match.index - 2), match.index))
    )
      continue;
    // 几万元, 数百人, 上千元: nobody counted.
    if (/^[百千万亿]+$/.test(match[1]!)) continue;
    // 市一级, 省一级: whose, not which grade.
    if (unit === 'grade' && value === 1 && /[市省县区街镇乡家]/.test(before)) continue;
    if (unit === 'rank' && before !== '第') continue;
    // 第二天: the day after.
    if (unit === 'day' && value === 2 && before === '第') continue;
    const pair = NEIGHBOURS.exec(match[1]!);
    if (pair) {
      for (const digit of [pair[1]!, pair[2]!])
        add((readNumeral(digit) ?? 0) * factor, unit, match.index, match[0], '');
      continue;
    }
    if (unit === 'year' && value >= 1900 && value < 2100) {
      found.push({ key: `${value} date`, text: match[0], bound: undefined, weak: false });
      continue;
    }
    spans.push([match.index, match.index + match[0].length]);
    add((value + half) * factor, unit, match.index, match[0], following(match.index + match[0].length));
  }
  // 1万, 20万: residents leave 元 out.
  for (const match of text.matchAll(
    new RegExp(
      `(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百]+)[万亿](?![${NUMERAL_CHARS}一-鿿])|(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百]+)[万亿](?=以[上下内]|左右|的)`,
      'gu',
    ),
  )) {
    if (spans.some(([from, to]) => match.index >= from && match.index < to)) continue;
    const value = readNumeral(match[0]);
    if (value !== undefined)
      add(value, 'yuan', match.index, match[0], following(match.index + match[0].length));
  }
  return found;
}

function unitOf(match: RegExpExecArray | RegExpMatchArray): [string, number] {
  const index = UNITS.findIndex((_, i) => match[i + 3] !== undefined);
  const [, unit, factor] = UNITS[index]!;
  return [unit, factor];
}

function boundOf(before: string, after: string): Bound | undefined {
  for (const [pattern, bound] of BOUND_BEFORE) if (pattern.test(before.trimEnd())) return bound;
  if (after.startsWith('以上')) return 'lower';
  if (after.startsWith('以下')) return 'upper';
  return undefined;
}
