import type { LocalDate } from '../../core/dates.ts';
import { findCitations } from '../../knowledge/statutes/citations.ts';
import type { StatuteLibrary } from '../../knowledge/statutes/statute.ts';
import { articleKey, type Evidence, statuteKey } from './evidence.ts';
import type { Fault } from './fault.ts';
import { readNumeral } from './numerals.ts';
import { type Bound, findQuantities, plainText } from './quantities.ts';
import { findQuotations, holdsQuotation, lettersOf } from './quotations.ts';

/** National short numbers anyone may be told to call; every other number must stand in a passage. */
const HOTLINES: ReadonlySet<string> = new Set(
  '110 119 120 122 12110 12300 12305 12309 12315 12318 12320 12329 12333 12336 12337 12338 12345 12348 12350 12355 12356 12363 12366 12368 12369 12377 12378 12381 12385 12388 12389 12393 95598 96110'.split(
    ' ',
  ),
);

const STATUTE_END =
  /(?:宪法|法典|法|条例|规定|办法|解释|细则|规则|决定|通则|总则)(?:[（(][^（）()]{1,6}[）)])?$/;
const BARE_STATUTE =
  /(?:根据|依据|依照|按照|适用|违反|参照)(?:中华人民共和国)?([\p{Script=Han}]{1,24}?(?:法典|法|条例|通则|总则))(?=第|的|规定|[,，、。；]|有|明确|中|里|$)/gu;

export interface ClaimCheck {
  /** Passages the claim cites (or, for one that cites none, all that the answer cites). */
  evidence: readonly Evidence[];
  library: StatuteLibrary;
  asOf: LocalDate;
  /** Counting words (两人, 三份) are checked as well. */
  strict: boolean;
  /** The claim states law: every quotation in it must be found, not just attributed ones. */
  statesLaw: boolean;
}

/** The first thing in `text` that no evidence bears out; undefined when all of it is borne out. */
export function checkClaim(text: string, check: ClaimCheck): Fault | undefined {
  return (
    checkArticles(text, check) ??
    checkQuotations(text, check) ??
    checkQuantities(text, check) ??
    checkContacts(text, check)
  );
}

/** Whether a claim holds what may not stand without a source. */
export function statesLegalFact(text: string): boolean {
  return (
    findCitations(text).length > 0 ||
    findQuantities(text).some((quantity) => !quantity.weak) ||
    findQuotations(text).some((quotation) => quotation.attributed)
  );
}

function checkArticles(text: string, { evidence, library, asOf }: ClaimCheck): Fault | undefined {
  const plain = plainText(text);
  const cited = findCitations(plain);
  for (const { title, number, index, length } of cited) {
    const words = plain.slice(index, index + length);
    if (title === undefined) {
      if (!names(evidence, number)) return { reason: 'article-not-cited', detail: words };
      continue;
    }
    const statute = library.find(title);
    if (statute && !library.version(statute, asOf)) return { reason: 'not-in-force', detail: words };
    if (statute && !library.article(title, number, asOf)) return { reason: 'no-such-article', detail: words };
    const key = articleKey(library, title, number);
    if (!evidence.some(({ articles }) => articles.has(key)))
      return { reason: 'article-not-cited', detail: words };
  }
  let rest = plain;
  for (const { index, length } of cited)
    rest = `${rest.slice(0, index)}${'　'.repeat(length)}${rest.slice(index + length)}`;
  const loose = /第\s*([零〇一二三四五六七八九十百千\d]+)\s*条(?!微信|短信|消息|路)/u.exec(rest);
  if (loose) {
    const number = String(readNumeral(loose[1]!));
    if (!names(evidence, number)) {
      return { reason: 'article-not-cited', detail: loose[0] };
    }
  }
  for (const [, title] of plain.matchAll(/《([^《》]{2,60})》/g)) {
    if (!STATUTE_END.test(title!)) continue;
    const statute = library.find(title!);
    if (statute ? library.version(statute, asOf) : named(title!, evidence, library)) continue;
    return { reason: statute ? 'not-in-force' : 'statute-unknown', detail: `《${title}》` };
  }
  for (const [, title] of plain.matchAll(BARE_STATUTE)) {
    const statute = library.find(title!);
    if (statute && !library.version(statute, asOf)) return { reason: 'not-in-force', detail: title! };
  }
  return undefined;
}

/** Whether one of the passages is, restates or names an article of this number, whatever its statute. */
function names(evidence: readonly Evidence[], number: string): boolean {
  return evidence.some(({ articles }) => [...articles].some((key) => key.endsWith(`#${number}`)));
}

function named(title: string, evidence: readonly Evidence[], library: StatuteLibrary): boolean {
  const key = statuteKey(library, title);
  const letters = lettersOf(title.replaceAll('中华人民共和国', ''));
  return evidence.some(
    ({ passage, letters: all }) =>
      (passage.article && statuteKey(library, passage.article.statute) === key) || all.includes(letters),
  );
}

/**
 * A long quotation said to be the law's must be the statute's own wording to the letter. One that a claim of law makes without
 * saying whose it is must stand somewhere in its passages; short ones and what people say are not quotations of law.
 */
const LONG_QUOTATION = 8;

function checkQuotations(text: string, { evidence, statesLaw }: ClaimCheck): Fault | undefined {
  for (const quotation of findQuotations(text)) {
    const long = lettersOf(quotation.text).length >= LONG_QUOTATION;
    if (!quotation.attributed && (!statesLaw || !long || quotation.spoken)) continue;
    const official = quotation.attributed && long;
    const found = evidence.some(({ wording, letters }) =>
      holdsQuotation(official ? wording : letters, quotation.text),
    );
    if (!found) return { reason: 'misquoted', detail: quotation.text };
  }
  return undefined;
}

function checkQuantities(text: string, { evidence, strict, statesLaw }: ClaimCheck): Fault | undefined {
  for (const quantity of findQuantities(text)) {
    if (quantity.weak && (!strict || /^[12] /.test(quantity.key))) continue;
    // 别一次付一年: in advice, one day or year is a way of speaking.
    if (!statesLaw && /^1 (?:day|week|month|year|hour)$/.test(quantity.key)) continue;
    const bounds = new Set(evidence.flatMap(({ quantities }) => [...(quantities.get(quantity.key) ?? [])]));
    if (bounds.size === 0) return { reason: 'number-not-found', detail: quantity.text };
    const opposite: Bound | undefined =
      quantity.bound === 'lower' ? 'upper' : quantity.bound === 'upper' ? 'lower' : undefined;
    if (opposite !== undefined && bounds.size === 1 && bounds.has(opposite)) {
      return { reason: 'bound-swapped', detail: quantity.text };
    }
  }
  return undefined;
}

/** Telephone numbers, links, accounts: no passage, no mention. */
function checkContacts(text: string, { evidence }: ClaimCheck): Fault | undefined {
  for (const [contact] of plainText(text)
    .toLowerCase()
    .matchAll(/(?:https?:\/\/|www\.)\S+|[a-z\d][\w.+@/-]{4,}|(?<![\d.])\d{3}(?=电话|报警|热线)/g)) {
    const plain = contact.replace(/[./]+$/, '');
    if (HOTLINES.has(plain) || !/[\d@/]|www/.test(plain)) continue;
    if (/^\d{5,}$/.test(plain) && evidence.some(({ quantities }) => quantities.has(`${plain} yuan`)))
      continue;
    if (!evidence.some((source) => source.plain.includes(plain)))
      return { reason: 'contact-not-found', detail: contact };
  }
  return undefined;
}
