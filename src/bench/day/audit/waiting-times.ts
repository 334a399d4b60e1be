import { type Evidence, ms } from './evidence.ts';

/** Minutes of the day. */
export interface Spread {
  count: number;
  p50: number;
  p90: number;
  max: number;
}

export interface WaitingTimes {
  /** From a message of a resident's to the first reply to it on their screen. */
  response: Spread;
  /** From the call for a person to the first card before one. */
  card: Spread;
  /** … and to a person who took it. */
  accept: Spread;
}

const MINUTE = 60_000;

export function waitingTimes({ tables, desks, residentOf }: Evidence): WaitingTimes {
  const deskIds = new Set([...desks.values()].map((chat) => residentOf.get(chat)));
  const sentAt = new Map(tables.outbox.map((row) => [row.message_id, row.sent_at]));
  const asked = new Map(
    tables.messages.flatMap((m) =>
      m.direction === 'in' && m.turn_id && !deskIds.has(m.resident_id)
        ? [[m.turn_id, ms(m.at)] as const]
        : [],
    ),
  );
  const first = new Map<string, number>();
  for (const message of tables.messages) {
    const from = message.turn_id === null ? undefined : asked.get(message.turn_id);
    if (message.direction === 'in' || from === undefined || first.has(message.turn_id!)) continue;
    const at = sentAt.has(message.id) ? sentAt.get(message.id) : message.at;
    if (at) first.set(message.turn_id!, ms(at) - from);
  }
  const requests = new Map<string, string>();
  for (const request of tables.requests)
    if (!requests.has(request.consultation_id)) requests.set(request.consultation_id, request.at);
  const after = (list: readonly { consultation_id: string; at: string }[]) =>
    [...requests].flatMap(([id, at]) => {
      const found = list.find((item) => item.consultation_id === id && item.at >= at);
      return found ? [ms(found.at) - ms(at)] : [];
    });
  return {
    response: spread([...first.values()]),
    card: spread(after(tables.offers.map((o) => ({ consultation_id: o.consultation_id, at: o.made_at })))),
    accept: spread(after(tables.holds.map((h) => ({ consultation_id: h.consultation_id, at: h.since })))),
  };
}

export interface CaseTimes {
  /** From an application to a mediator who took it on. */
  caseAccept: Spread;
  /** From there to the consent of the last side. */
  caseConsent: Spread;
  /** … and from there to the end. */
  caseTalks: Spread;
}

export function caseTimes({ tables }: Pick<Evidence, 'tables'>): CaseTimes {
  const between = (from: 'applied_at' | 'accepted_at' | 'consented_at', to: keyof typeof CASE_ENDS) =>
    spread(
      tables.cases.flatMap((c) => {
        const [begun, done] = [c[from], c[CASE_ENDS[to]]];
        return begun && done ? [ms(done) - ms(begun)] : [];
      }),
    );
  return {
    caseAccept: between('applied_at', 'accepted'),
    caseConsent: between('accepted_at', 'consented'),
    caseTalks: between('consented_at', 'ended'),
  };
}
const CASE_ENDS = { accepted: 'accepted_at', consented: 'consented_at', ended: 'ended_at' } as const;

export function spread(milliseconds: readonly number[]): Spread {
  const sorted = milliseconds.map((each) => each / MINUTE).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), max: sorted.at(-1) ?? 0 };
}
