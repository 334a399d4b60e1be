import type { MadeUpCase } from '../../src/demo/cases.ts';

const DAY = (at: Date | undefined): string =>
  at ? new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) : '';
type Counts = Record<string, number>;

function add(keys: readonly string[]): Counts {
  const counts: Counts = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** The mediation figures of complete cases, counted by hand from the case files. */
export function recountCases(
  made: readonly MadeUpCase[],
  { from, to }: { from: string; to: string },
): Record<string, number | null | Counts> {
  const cases = made.map((one) => one.case);
  const within = (at: Date | undefined) => at !== undefined && DAY(at) >= from && DAY(at) <= to;
  const accepted = cases.filter((c) => within(c.acceptedAt));
  const ended = cases.filter((c) => within(c.endedAt));
  const agreed = ended.filter((c) => c.agreement?.effectiveAt);
  const results = made
    .filter((one) => within(one.case.endedAt))
    .map((one) => one.events.findLast((event) => event.to !== 'archived')!.to);
  const [succeeded, failed] = ['agreed', 'failed'].map((to) => results.filter((r) => r === to).length);
  const wan = (fen: number) => Math.round(fen / 100) / 10_000;
  const total = (list: readonly (number | undefined)[]) => list.reduce<number>((a, b) => a + (b ?? 0), 0);
  return {
    'cases-applied': cases.filter((c) => within(c.appliedAt)).length,
    'cases-accepted': accepted.length,
    'cases-by-type': add(accepted.map((c) => c.disputeType)),
    'cases-by-room': add(accepted.map((c) => c.room)),
    'cases-by-source': add(accepted.map((c) => c.source)),
    'cases-agreed': agreed.length,
    'cases-by-result': add(results),
    'success-rate':
      succeeded! + failed! === 0 ? null : Math.round((1000 * succeeded!) / (succeeded! + failed!)) / 10,
    'cases-amount': wan(total(accepted.map((c) => c.amount))),
    'agreed-amount': wan(total(agreed.flatMap((c) => c.agreement!.terms.map((t) => t.amount)))),
    'cases-people': total(accepted.map((c) => c.people)),
    'agreements-by-form': add(agreed.map((c) => c.agreement!.form)),
    'agreements-performed': add(
      agreed.map((c) => (c.agreement!.terms.every((t) => t.performed) ? 'all' : 'none')),
    ),
    'agreements-confirmed': agreed.filter((c) => c.confirmation === 'confirmed').length,
    'follow-ups': add(
      cases.flatMap((c) =>
        c.followUps
          .filter((f) => within(f.doneAt))
          .map((f) => (f.satisfied === undefined ? 'unsaid' : f.satisfied ? 'satisfied' : 'dissatisfied')),
      ),
    ),
    prevented: add(ended.flatMap((c) => c.prevented)),
  };
}
