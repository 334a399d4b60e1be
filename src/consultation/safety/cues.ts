import { CUE_WORDS } from './cue-words.ts';
import { BREAK, normalise } from './normalise.ts';

const CLASS_OF: ReadonlyMap<string, string> = new Map(
  CUE_WORDS.map(([word, name]) => [normalise(word), name]),
);
const LONGEST = Math.max(...[...CLASS_OF.keys()].map((word) => word.length));
/** How many classes back a class is paired with: 老公…昨晚…打. */
const REACH = 3;

/**
 * What a normalised message says, each cue once: its letters, pairs of neighbouring letters, the classes of its words
 * (<打>) and which class follows which (<伴侣打>), also across a clause.
 */
export function cuesOf(normalised: string): string[] {
  const cues = new Set<string>();
  for (const clause of normalised.split(BREAK)) {
    for (let at = 0; at < clause.length; at++) {
      cues.add(clause.charAt(at));
      if (at + 1 < clause.length) cues.add(clause.slice(at, at + 2));
    }
  }
  const classes = classesOf(normalised);
  classes.forEach((name, i) => {
    cues.add(`<${name}>`);
    for (const before of classes.slice(Math.max(0, i - REACH), i)) cues.add(`<${before}${name}>`);
  });
  return [...cues];
}

/** The classes of its words in their order; where words overlap, the longest from the left. */
export function classesOf(normalised: string): string[] {
  const classes: string[] = [];
  for (let at = 0; at < normalised.length; ) {
    let length = Math.min(LONGEST, normalised.length - at);
    while (length > 0 && !CLASS_OF.has(normalised.slice(at, at + length))) length--;
    if (length > 0) classes.push(CLASS_OF.get(normalised.slice(at, at + length))!);
    at += Math.max(1, length);
  }
  return classes;
}
