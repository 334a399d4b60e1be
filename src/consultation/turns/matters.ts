/** Words by which people pass to another matter in the same message; a comma alone tells the same story on. */
const NEXT_MATTER =
  /另外|还有(?:一件?事|个事|一个问题)?|还想问(?:一下)?|顺便(?:问)?(?:一下)?|其次|再问(?:一下)?/u;
const SHORTEST = 6;
/** A long story says 另外 within one matter. */
const LONGEST = 160;

/** The parts of a message that speak of different matters, in its order; one part: it speaks of one. */
export function mattersIn(text: string): string[] {
  if (text.length > LONGEST) return [text];
  const parts = text.split(NEXT_MATTER).map((part) => part.replace(/^[，,。；;、\s]+|[，,；;、\s]+$/gu, ''));
  return parts.length > 1 && parts.every((part) => part.length >= SHORTEST) ? parts : [text];
}
