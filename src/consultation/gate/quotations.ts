/** A quotation of four or more letters. */
export interface Quotation {
  text: string;
  /** The words before it say that it is the wording of a law. */
  attributed: boolean;
  /** The words before it say that somebody says or writes it: a shop's notice, a clause of a contract. */
  spoken: boolean;
}

const QUOTES = /[「『“"]([^「」『』“”"]{2,400})[」』”"]/gu;
const ATTRIBUTION =
  /(?:第[^，。；]{1,12}条(?:之[一二三四五六七八九十\d]{1,2})?(?:第[^，。；]{1,8}[款项])*|规定|明确|原文|法条|条文|法律|法典|条例|解释)[^。；！？]{0,14}$/u;

const SPEECH =
  /(?:约定|写着?|写明|写上|注明|说|称|喊|问|答应|承诺|声明|标明|标注|所谓|叫做?|像|比如|例如|诸如|合同里|收据|借条|通知|告示|店里|以|[”」』][、和或，]?)[^。；！？]{0,8}$/u;

/** Letters and digits alone: what a quotation and its source are compared by. */
export function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  for (const match of text.matchAll(QUOTES)) {
    if (lettersOf(match[1]!).length < 4) continue;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    found.push({ text: match[1]!, attributed: ATTRIBUTION.test(before), spoken: SPEECH.test(before) });
  }
  return found;
}

/** Whether `letters` holds the quotation, its pieces around an ellipsis in their order. */
export function holdsQuotation(letters: string, quotation: string): boolean {
  let at = 0;
  for (const piece of quotation.split(/…+|\.{3,}|⋯+/u).map(lettersOf)) {
    if (piece === '') continue;
    const place = letters.indexOf(piece, at);
    if (place < 0) return false;
    at = place + piece.length;
  }
  return true;
}
