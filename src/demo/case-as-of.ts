import type { MediationCase } from '../mediation/case.ts';
import type { MadeUpCase } from './cases.ts';

const DAY = 24 * 3_600_000;

/** A made-up case as it stood on that instant: some end later and are under way. Undefined: nobody had applied yet. */
export function caseAsOf(one: MadeUpCase, now: Date): MadeUpCase | undefined {
  const { case: c } = one;
  if (c.appliedAt > now) return undefined;
  const events = one.events.filter(({ at }) => at <= now);
  const { to: state, by } = events.at(-1)!;
  if (c.archivedAt && c.archivedAt <= now) return one;
  if (c.endedAt && c.endedAt <= now) return { case: afterwards({ ...c, state }, now), events };
  const consented = state === 'mediating' || state === 'agreeing';
  const underWay: MediationCase = {
    ...c,
    state,
    parties: c.parties.map((party) =>
      consented
        ? party
        : { ...party, consent: state === 'applied' ? undefined : 'asked', consentAt: undefined },
    ),
    mediators: state === 'applied' ? [] : c.mediators,
    offers:
      state === 'applied'
        ? [
            {
              ...{ id: `${c.id}-offer`, person: by as MediationCase['mediators'][number], state: 'offered' },
              ...{ madeAt: c.appliedAt, expiresAt: new Date(now.getTime() + DAY), endedAt: undefined },
            },
          ]
        : [],
    ...{ sessions: [], agreement: state === 'agreeing' ? c.agreement : undefined, followUps: [] },
    ...{ confirmation: 'none', prevented: [], reason: undefined },
    acceptedAt: state === 'applied' ? undefined : c.acceptedAt,
    ...(consented ? {} : { consentedAt: undefined, dueAt: undefined }),
    ...{ endedAt: undefined, archivedAt: undefined },
  };
  return {
    case: underWay.agreement
      ? { ...underWay, agreement: { ...underWay.agreement, effectiveAt: undefined } }
      : underWay,
    events,
  };
}

/** Ended, with performance and visits still before it. */
function afterwards(c: MediationCase, now: Date): MediationCase {
  const today = now.toISOString().slice(0, 10);
  return {
    ...c,
    archivedAt: undefined,
    agreement: c.agreement && {
      ...c.agreement,
      terms: c.agreement.terms.map((term) =>
        term.performed && term.performed > today ? { ...term, performed: undefined } : term,
      ),
    },
    followUps: c.followUps.map((visit) =>
      visit.doneAt && visit.doneAt > now
        ? { ...visit, doneAt: undefined, finding: undefined, satisfied: undefined }
        : visit,
    ),
  };
}
