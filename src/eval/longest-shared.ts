/** The longest run of letters and digits that both texts hold; punctuation ends a run, spaces do not. */
export function longestShared(a: string, b: string): string {
  const x = withBreaks(a, '\u0001');
  const y = withBreaks(b, '\u0002');
  let best = '';
  for (let start = 0; start + best.length < x.length; start++) {
    // Grows only as long as it beats the best so far: linear in practice for texts of a few hundred characters.
    while (start + best.length < x.length && y.includes(x.slice(start, start + best.length + 1))) {
      best = x.slice(start, start + best.length + 1);
    }
  }
  return best;
}

/** Different marks for the two texts: a run can never go across one. */
function withBreaks(text: string, mark: string): string {
  return text.replace(/\s+/g, '').replace(/[^\p{L}\p{N}]/gu, mark);
}
