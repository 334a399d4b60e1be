import { lettersOnly, withoutCourtesy } from './letters.ts';

export interface NamedGuide {
  title: string;
  /** Words that messages about it may hold. */
  words?: readonly string[];
  questions: readonly string[];
  /** 1..5, 5 for what is asked most. */
  priority?: number;
}

const SHORTEST = 2;
const LONGEST = 4;
/** Words of any question, in titles too. */
const ASKING =
  /^(?:怎么办?|怎样|如何|什么|多少|哪里|哪个|为什么|能不能|要不要|可不可以|可以|有没有|是不是|谁|几)/u;

/**
 * The guides that a bare word names (离婚, 被裁员, 狗咬人), most of all those that say it in their title: it tells what a
 * message is about and not what is asked. None for a longer message.
 */
export function guidesNamed<G extends NamedGuide>(guides: readonly G[], text: string): G[] {
  const letters = lettersOnly(withoutCourtesy(text));
  if (letters.length < SHORTEST || letters.length > LONGEST || ASKING.test(letters)) return [];
  // 被裁员 and 狗咬人 are 裁员 and 狗咬 with a letter more.
  for (const word of [letters, letters.slice(1), letters.slice(0, -1)]) {
    if (word.length < SHORTEST) continue;
    const named = guides.filter(({ title, words = [] }) => title.includes(word) || words.includes(word));
    if (named.length > 0) return named.toSorted((a, b) => saying(b, word) - saying(a, word));
  }
  return [];
}

/** A word in the title counts as much as one in every question, and as being what is asked most. */
function saying({ title, questions, priority = 3 }: NamedGuide, word: string): number {
  const asked = questions.filter((question) => question.includes(word)).length;
  return (title.includes(word) ? 1 : 0) + asked / Math.max(1, questions.length) + priority / 5;
}
