import type { CaseState } from '../../mediation/case-states.ts';
import { dayOf } from '../period.ts';
import type { CaseFact, Facts, Mark } from './fact.ts';

/** A mediation case with the rows its fact is made of, as storage reads them. Instants are ISO text. */
export interface CaseRows {
  id: string;
  number: string;
  area: string;
  room: string;
  level: string;
  type: string;
  source: string;
  state: CaseState;
  mediators: readonly string[];
  amount: number | null;
  people: number;
  confirmation: string;
  prevented: readonly string[];
  appliedAt: string;
  acceptedAt: string | null;
  endedAt: string | null;
  /** Of the event that ended it: an archived case keeps the result it had. */
  endedAs: CaseState | undefined;
  agreement:
    | { form: 'oral' | 'written'; terms: readonly { amount: number | null; performed: boolean }[] }
    | undefined;
  followUps: readonly { id: string; doneAt: string | null; satisfied: boolean | undefined }[];
}

const RESULTS: Partial<Record<CaseState, CaseFact['result']>> = {
  agreed: 'agreed',
  failed: 'failed',
  refused: 'refused',
  withdrawn: 'withdrawn',
  rejected: 'rejected',
};

export function caseFact(rows: CaseRows): Facts<CaseFact> {
  const result = (rows.endedAs && RESULTS[rows.endedAs]) ?? '';
  const agreement = result === 'agreed' ? rows.agreement : undefined;
  const fact: CaseFact = {
    id: rows.id,
    number: rows.number,
    area: rows.area,
    room: rows.room,
    level: rows.level,
    type: rows.type,
    source: rows.source,
    state: rows.state,
    result,
    person: rows.mediators[0] ?? '',
    applied: dayOf(rows.appliedAt),
    accepted: rows.acceptedAt ? dayOf(rows.acceptedAt) : '',
    ended: result && rows.endedAt ? dayOf(rows.endedAt) : '',
    amount: rows.amount ?? 0,
    agreed_amount: agreement ? agreement.terms.reduce((sum, term) => sum + (term.amount ?? 0), 0) : 0,
    people: rows.people,
    form: agreement?.form ?? '',
    performed: agreement ? performed(agreement.terms) : '',
    confirmation: rows.confirmation,
  };
  const mark = (kind: Mark['kind'], day: string, value: string, of = ''): Mark => ({
    ...{ subject: 'case', id: rows.id, kind, day, mark: value, of },
    ...{ area: fact.area, channel: '', topic: '', person: fact.person },
  });
  const marks = [
    ...(fact.ended ? [...new Set(rows.prevented)].map((what) => mark('prevented', fact.ended, what)) : []),
    ...rows.followUps.flatMap(({ id, doneAt, satisfied }) => {
      const said = satisfied === undefined ? 'unsaid' : satisfied ? 'satisfied' : 'dissatisfied';
      return doneAt ? [mark('follow-up', dayOf(doneAt), said, id)] : [];
    }),
  ];
  return { fact, marks };
}

function performed(terms: readonly { performed: boolean }[]): CaseFact['performed'] {
  const done = terms.filter((term) => term.performed).length;
  if (terms.length === 0) return '';
  return done === terms.length ? 'all' : done > 0 ? 'some' : 'none';
}
