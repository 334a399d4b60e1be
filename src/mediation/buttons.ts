import type { Button, Reply } from '../contracts/reply.ts';
import type { MediationCase, Party } from './case.ts';
import { CASE_BUTTONS as B } from './case-buttons.ts';
import { nextCase } from './case-states.ts';

export const textReply = (text: string, ...rows: Button[][]): Reply => ({
  body: { type: 'text', text },
  buttons: rows.filter((row) => row.length > 0),
});

/** The session that is going on or planned; at most one is. */
export const currentSession = (c: MediationCase) =>
  c.sessions.findLast((s) => s.state !== 'ended' && s.state !== 'cancelled');

/** What a mediator can do with a case now. */
export function mediatorButtons(c: MediationCase): Button[][] {
  const unreached = c.parties.filter((p) => !p.resident);
  const reached = c.parties.filter((p) => p.resident);
  const session = currentSession(c);
  const talk = [
    ...(session?.state === 'open'
      ? [
          [B.enter(c), B.record(c)],
          [B.pause(c), B.close(c)],
        ]
      : []),
    ...(session?.state === 'paused' ? [[B.resume(c), B.close(c)]] : []),
    reached.slice(0, 4).map((p) => B.privateWith(c, p)),
  ];
  switch (c.state) {
    case 'inviting':
      return [
        ...unreached.map((p) => [
          B.invite(c, p),
          ...(p.consent === 'given' ? [] : [B.paper(c, p, 'consent')]),
        ]),
        ...talk,
        [B.move(c), B.reject(c)],
        [B.file(c)],
      ];
    case 'mediating':
      return [
        ...extensionWords(c),
        ...talk,
        session?.state === 'open' || session?.state === 'paused'
          ? []
          : [B.times(c, 'on-site'), B.times(c, 'online'), B.open(c)],
        [B.propose(c), B.fail(c)],
        [B.extend(c), B.move(c), B.file(c)],
      ];
    case 'agreeing':
      return [
        ...extensionWords(c),
        ...talk,
        ...unreached.flatMap((p) =>
          c.agreement?.confirmedBy.some((by) => by.party === p.id) ? [] : [[B.paper(c, p, 'agreement')]],
        ),
        [B.object(c), B.propose(c), B.fail(c)],
        [B.file(c)],
      ];
    case 'agreed':
      return [
        ...(c.agreement?.terms ?? []).flatMap((t, i) => (t.performed ? [] : [[B.perform(c, i + 1)]])),
        [B.judicialAs(c, 'confirmed', '法院已确认'), B.judicialAs(c, 'refused', '法院没有确认')],
        [B.followUp(c), B.prevented(c)],
        [B.archive(c), B.file(c)],
      ];
    case 'failed':
      return [[B.move(c), B.archive(c)], [B.file(c)]];
    case 'withdrawn':
    case 'refused':
    case 'rejected':
      return [[B.archive(c), B.file(c)]];
    default:
      return [[B.file(c)]];
  }
}

/** What somebody before whom its card lies can do. */
export const offeredButtons = (c: MediationCase): Button[][] => [
  [B.accept(c), B.reject(c)],
  [B.move(c), B.decline(c)],
];

/** What a clerk of the area can do: see that somebody mediates, and what comes after. */
export function staffButtons(c: MediationCase): Button[][] {
  const assign = nextCase(c.state, c.state === 'applied' ? 'accept' : 'assign') ? [B.assign(c)] : [];
  const move = nextCase(c.state, 'escalate') ? [B.move(c)] : [];
  const reject = nextCase(c.state, 'reject') ? [B.reject(c)] : [];
  const invite =
    c.state === 'inviting' ? c.parties.filter((p) => !p.resident).map((p) => [B.invite(c, p)]) : [];
  const after =
    c.state === 'agreed'
      ? [
          [B.judicialAs(c, 'confirmed', '法院已确认'), B.judicialAs(c, 'refused', '法院没有确认')],
          [B.followUp(c), B.prevented(c)],
        ]
      : [];
  const archive = nextCase(c.state, 'archive') ? [[B.archive(c)]] : [];
  return [assign, ...invite, [...move, ...reject], ...after, ...archive];
}

/** An extension is asked for: sides without a chat answer the mediator. */
const extensionWords = (c: MediationCase): Button[][] =>
  c.extendTo === undefined
    ? []
    : c.parties.flatMap((p) => (p.resident || p.extensionOk ? [] : [[B.extensionWord(c, p)]]));

/** What a party can do with a case now. */
export function partyButtons(c: MediationCase, p: Party): Button[][] {
  const session = currentSession(c);
  const talk = c.mediators.length > 0 ? [B.private(c)] : [];
  const room = session?.state === 'open' ? [B.enter(c)] : [];
  switch (c.state) {
    case 'applied':
      return [[B.quit(c)]];
    case 'inviting':
      return p.consent === 'given' ? [talk, [B.quit(c)]] : [[B.consent(c), B.refuse(c)], talk];
    case 'mediating':
      return [[...room, ...talk], session?.state === 'open' ? [B.pause(c), B.close(c)] : [], [B.quit(c)]];
    case 'agreeing':
      return [[B.code(c), B.object(c)], [...room, ...talk], [B.quit(c)]];
    case 'agreed':
      return [c.confirmation === 'none' ? [B.judicial(c)] : []];
    default:
      return [];
  }
}
