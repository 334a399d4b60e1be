import type { Answer, Citation, Claim } from '../../contracts/answer.ts';
import type { LocalDate } from '../../core/dates.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { StatuteLibrary } from '../../knowledge/statutes/statute.ts';
import { checkCitation } from './check-citation.ts';
import { checkClaim, statesLegalFact } from './check-claim.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { Fault, FaultReason } from './fault.ts';

/** Parts made of claims, in the order they are shown and their citations are numbered. */
const PARTS = ['short', 'steps', 'law', 'deadlines', 'cost', 'pitfalls', 'person'] as const;
type Part = (typeof PARTS)[number];

/** Parts that state law: a number in them needs a citation of its own. */
const LAW_PARTS: ReadonlySet<Part> = new Set(['short', 'law', 'deadlines', 'cost']);
const COUNTING_PARTS: ReadonlySet<Part> = new Set(['law', 'deadlines', 'cost']);

export interface Dropped {
  part: Part | 'bring' | 'citations';
  text: string;
  reason: FaultReason;
  detail: string;
}

export interface Gated {
  answer: Answer;
  dropped: Dropped[];
  /** Nothing that may be said is left: the short answer is empty, or nothing is cited any more. */
  withheld: boolean;
}

/**
 * The citation gate: every article, quotation, number, share, amount and time limit of a claim must stand in the
 * passages that the claim cites, in the version in force on `asOf`. A claim that fails is dropped whole. The
 * citations left over are renumbered from 1 in the order of their first use; those no claim uses go.
 * Pure; about a millisecond for an answer.
 */
export function gate(
  answer: Answer,
  passages: ReadonlyMap<string, Passage>,
  library: StatuteLibrary,
  asOf: LocalDate,
  evidenceFor: typeof evidenceOf = evidenceOf,
): Gated {
  const dropped: Dropped[] = [];
  const usable = new Map<number, { citation: Citation; evidence: Evidence }>();
  const faulty = new Map<number, Fault>();
  for (const citation of answer.citations) {
    const passage = passages.get(citation.passageId);
    const evidence = passage && evidenceFor(passage, library, asOf);
    const fault = usable.has(citation.n)
      ? ({ reason: 'wrong-label', detail: `[${citation.n}]` } as const)
      : checkCitation(citation, evidence, library, asOf);
    if (fault) {
      faulty.set(citation.n, fault);
      dropped.push({ part: 'citations', text: citation.label, ...fault });
    } else if (evidence) {
      usable.set(citation.n, { citation, evidence });
    }
  }
  const everything = [...usable.values()].map(({ evidence }) => evidence);

  const judge = (part: Part, claim: Claim): Fault | undefined => {
    const text = claim.text.trim();
    if (text === '') return { reason: 'empty', detail: '' };
    const evidence = claim.cites.flatMap((n) => usable.get(n)?.evidence ?? []);
    if (claim.cites.length > 0 && evidence.length === 0) {
      const fault = claim.cites.map((n) => faulty.get(n)).find((found) => found !== undefined);
      return fault ?? { reason: 'unknown-passage', detail: claim.cites.join('、') };
    }
    const statesLaw = LAW_PARTS.has(part);
    if (claim.cites.length === 0 && (part === 'law' || (statesLaw && statesLegalFact(text)))) {
      return { reason: 'no-citation', detail: text };
    }
    return checkClaim(text, {
      evidence: claim.cites.length === 0 ? everything : evidence,
      library,
      asOf,
      strict: COUNTING_PARTS.has(part),
      statesLaw,
    });
  };
  const kept = new Map<Part, Claim[]>();
  for (const part of PARTS) {
    const claims: Claim[] = [];
    for (const claim of answer[part]) {
      const plain = { ...claim, text: withoutMarks(claim.text) };
      const fault = judge(part, plain);
      if (fault) dropped.push({ part, text: claim.text, ...fault });
      else claims.push(plain);
    }
    kept.set(part, claims);
  }
  const bring = answer.bring.filter((item) => {
    const check = { evidence: everything, library, asOf, strict: false, statesLaw: false };
    const fault = item.trim() === '' ? ({ reason: 'empty', detail: '' } as const) : checkClaim(item, check);
    if (fault) dropped.push({ part: 'bring', text: item, ...fault });
    return !fault;
  });

  const order = new Map<number, number>();
  const renumber = (claim: Claim): Claim => {
    const cites = [...new Set(claim.cites)].filter((n) => usable.has(n));
    for (const n of cites) if (!order.has(n)) order.set(n, order.size + 1);
    return { text: claim.text, cites: cites.map((n) => order.get(n)!).sort((a, b) => a - b) };
  };
  const parts = Object.fromEntries(PARTS.map((part) => [part, kept.get(part)!.map(renumber)])) as Record<
    Part,
    Claim[]
  >;
  const citations = [...order].map(([n, now]) => ({ ...usable.get(n)!.citation, n: now }));
  return {
    answer: { ...answer, ...parts, bring, citations },
    dropped,
    withheld: parts.short.length === 0 || citations.length === 0,
  };
}

/** [2] written into a claim's text would point at the old numbers; the claim's own `cites` say it. */
function withoutMarks(text: string): string {
  return text.replace(/\s*[[〔【](?:\d{1,2}[、,，\s]*)+[\]〕】]/g, '').trim();
}
