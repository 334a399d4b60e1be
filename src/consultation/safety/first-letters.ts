/**
 * The letters a match of `source` can begin with; undefined when it may be any. Reads what patternSource writes:
 * letters, (?:a|b), [abc], \d and a ? after any of them. It lets a pattern be tried only where it can begin.
 */
export function firstLetters(source: string): Set<string> | undefined {
  const all = new Set<string>();
  for (const alternative of alternatives(source)) {
    const letters = ofSequence(alternative);
    if (!letters) return undefined;
    for (const letter of letters) all.add(letter);
  }
  return all;
}

function ofSequence(sequence: string): Set<string> | undefined {
  if (sequence === '') return undefined;
  let letters: Set<string> | undefined;
  let length = 1;
  if (sequence.startsWith('(?:')) {
    length = closing(sequence) + 1;
    letters = firstLetters(sequence.slice(3, length - 1));
  } else if (sequence.startsWith('[')) {
    length = sequence.indexOf(']') + 1;
    const members = sequence.slice(1, length - 1);
    if (members.startsWith('^')) return undefined;
    letters = new Set(members.replace('\\d', '0123456789'));
  } else {
    letters = new Set(sequence.charAt(0));
  }
  const rest = sequence.slice(length);
  if (!letters || !rest.startsWith('?')) return letters;
  const after = ofSequence(rest.slice(1));
  return after && new Set([...letters, ...after]);
}

function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  throw new Error(`括号不成对：${text}`);
}

function alternatives(source: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of source) {
    if (letter === '|' && depth === 0) {
      parts.push('');
      continue;
    }
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    parts[parts.length - 1] += letter;
  }
  return parts;
}
