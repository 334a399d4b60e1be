/**
 * Personal numbers, taken out before a model or a log line sees them. Order matters: the longer
 * patterns first, so that an identity number is not taken for a phone number.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\dA-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g,
    '〔身份证号〕',
  ],
  [
    /(?<!\d)(?:62|4\d|5[1-5]|3[47])\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3,4}(?:[ -]?\d{1,3})?(?!\d)/g,
    '〔银行卡号〕',
  ],
  [/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, '〔手机号〕'],
  [/(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g, '〔电话号码〕'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '〔邮箱〕'],
];

/** `text` with identity, bank card, phone numbers and e-mail addresses replaced by what they are. */
export function maskPersonal(text: string): string {
  return PATTERNS.reduce((masked, [pattern, name]) => masked.replace(pattern, name), text);
}
