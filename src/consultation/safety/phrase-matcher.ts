export interface PhraseHit<T> {
  phrase: string;
  at: number;
  roles: readonly T[];
}

/**
 * Finds every occurrence of many phrases in one pass. Phrases are looked up by their first two letters, so the
 * cost is the length of the text times the few phrases that begin alike, not times all phrases.
 */
export function createPhraseMatcher<T>(
  entries: Iterable<readonly [phrase: string, role: T]>,
): (text: string) => PhraseHit<T>[] {
  const roles = new Map<string, T[]>();
  for (const [phrase, role] of entries) {
    if (phrase === '') continue;
    const known = roles.get(phrase);
    if (known) known.push(role);
    else roles.set(phrase, [role]);
  }
  const byStart = new Map<string, string[]>();
  for (const phrase of roles.keys()) {
    const start = phrase.slice(0, 2);
    const known = byStart.get(start);
    if (known) known.push(phrase);
    else byStart.set(start, [phrase]);
  }
  return (text) => {
    const hits: PhraseHit<T>[] = [];
    for (let at = 0; at < text.length; at++) {
      for (const start of [text.slice(at, at + 2), text.charAt(at)]) {
        if (
          start.length === 1 &&
          at === text.length - 1 &&
          start === text.slice(at, at + 2) &&
          hits.at(-1)?.at === at
        )
          continue;
        for (const phrase of byStart.get(start) ?? []) {
          if (text.startsWith(phrase, at)) hits.push({ phrase, at, roles: roles.get(phrase)! });
        }
      }
    }
    return hits;
  };
}
