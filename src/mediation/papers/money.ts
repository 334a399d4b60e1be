import { InvalidInput } from '../../core/errors.ts';

const NUMERALS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['仟', '佰', '拾', ''] as const;

/**
 * 大写 of an amount in 分, as cheques write it (中国人民银行《正确填写票据和结算凭证的基本规定》): 整 after 元 but not
 * after 角; one 零 for any run of zeros, also between 元 and 角 when the last digit of the yuan is 0.
 */
export function amountInWords(fen: number): string {
  checkFen(fen);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan === 0 ? '' : `${wholeInWords(yuan)}元`;
  if (jiao === 0 && rest === 0) return `人民币${whole || '零元'}整`;
  const gap = whole !== '' && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  const tail = `${jiao === 0 ? '' : `${NUMERALS[jiao]}角`}${rest === 0 ? '' : `${NUMERALS[rest]}分`}`;
  return `人民币${whole}${gap}${tail}`;
}

function wholeInWords(value: number): string {
  for (const [size, unit] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const) {
    if (value < size) continue;
    const low = value % size;
    const gap = low > 0 && low < size / 10 ? '零' : '';
    return `${wholeInWords(Math.floor(value / size))}${unit}${gap}${low === 0 ? '' : wholeInWords(low)}`;
  }
  let text = '';
  const digits = String(value).padStart(4, '0');
  for (const [i, unit] of UNITS.entries()) {
    const digit = Number(digits[i]);
    if (digit !== 0) text += `${NUMERALS[digit]}${unit}`;
    else if (text !== '' && Number(digits.slice(i)) > 0 && !text.endsWith('零')) text += '零';
  }
  return text;
}

/** `1,409.50元` of an amount in 分. */
export function amountInFigures(fen: number): string {
  checkFen(fen);
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}元`;
}

/** Both ways, so that neither can be altered alone: `1,409.50元（大写：人民币壹仟肆佰零玖元伍角）`. */
export function amountInFull(fen: number): string {
  return `${amountInFigures(fen)}（大写：${amountInWords(fen)}）`;
}

function checkFen(fen: number): void {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new InvalidInput(`金额不对：${fen}`);
}
