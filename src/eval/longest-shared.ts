/** The longest run of letters and digits (punctuation and spaces left out) that both texts hold. */
export function longestShared(a: string, b: string): string {
  const x = lettersOnly(a);
  const y = lettersOnly(b);
  let best = '';
  for (let start = 0; start + best.length < x.length; start++) {
    // Grows only as long as it beats the best so far: linear in practice for texts of a few hundred characters.
    while (start + best.length < x.length && y.includes(x.slice(start, start + best.length + 1))) {
      best = x.slice(start, start + best.length + 1);
    }
  }
  return best;
}

function lettersOnly(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
