/** What XML 1.0 cannot carry, and marks that turn the reading direction of a line: Word refuses or garbles such a file. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\ufffe\uffff]/gu;

/** Text of people as one printable line. */
export function cleanLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').replace(UNPRINTABLE, '').trim();
}

/** Text of people as its printable lines, without empty ones. */
export function cleanLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cleanLine)
    .filter((line) => line !== '');
}
