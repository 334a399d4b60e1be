import { formatChineseNumber } from '../../core/chinese-numbers.ts';

/** Statutes write 三十日 and 百分之三十; residents write 30天 and 30%. Everything is brought to the statutes' way. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\d)[,，](?=\d{3})/g, '$1')
    .replace(/(\d+(?:\.\d+)?)\s*%/g, '百分之$1')
    .replace(/(?<![\d.a-z])(\d{1,8})(?![\d.a-z])(?!\s*年(?:\d|[一二三四五六七八九十]))/g, (digits) =>
      digits.startsWith('0') ? digits : formatChineseNumber(Number(digits)),
    )
    .replace(/\s+/g, ' ');
}

const HEAD = 1600;
const TAIL = 400;

/** The part of a message worth tokenising: people put the matter first and the question last. */
export function capText(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
}
