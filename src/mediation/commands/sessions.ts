import type { CommandOf } from '../../contracts/mediation-command.ts';
import { partyOf } from '../actor.ts';
import { currentSession, mediatorButtons, partyButtons, textReply } from '../buttons.ts';
import type { MediationCase, MediationSession, SessionId } from '../case.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { type Decision, type DecisionContext, type Draft, draft, notNow, refused } from '../decision.ts';
import { partyName, sayTime } from '../in-words.ts';
import { CASE_SAY } from '../screen-text.ts';

export function whereOf(
  c: MediationCase,
  s: Pick<MediationSession, 'place'>,
  { rules }: Pick<DecisionContext, 'rules'>,
) {
  return s.place === 'online'
    ? CASE_SAY.online
    : CASE_SAY.onSite(rules.directory.rooms.find((room) => room.id === c.room));
}

/** Several times are put before the sides; what was planned before falls away. */
export function proposeTimes(
  c: MediationCase,
  { place, times }: CommandOf<'propose-times'>,
  context: DecisionContext,
): Decision {
  const session = currentSession(c);
  if (c.state !== 'mediating' || session?.state === 'open' || session?.state === 'paused') return notNow(c);
  const proposed = times.map((time) => new Date(time)).filter((time) => time > context.now);
  if (proposed.length === 0) return notNow(c);
  const d = draft(c).note('propose-times');
  const fresh: MediationSession = { ...newSession(context, place), proposed };
  d.set({
    sessions: [...c.sessions.map((s) => (s === session ? { ...s, state: 'cancelled' as const } : s)), fresh],
  });
  d.toParties(() =>
    textReply(
      CASE_SAY.proposed(c, whereOf(c, fresh, context)),
      ...proposed.map((at, i) => [CASE_BUTTONS.pick(c, sayTime(at), i)]),
      [CASE_BUTTONS.pickNone(c)],
    ),
  );
  return d.reply(textReply(CASE_SAY.proposedDone(c, proposed))).decided;
}

function newSession({ newId }: DecisionContext, place: MediationSession['place']): MediationSession {
  return {
    id: newId() as SessionId,
    place,
    proposed: [],
    picks: [],
    at: undefined,
    state: 'proposed',
    record: undefined,
    startedAt: undefined,
    endedAt: undefined,
  };
}

/** The first time that suits every side holds. */
export function pick(c: MediationCase, { time }: CommandOf<'pick'>, context: DecisionContext): Decision {
  const party = partyOf(c, context.actor)!;
  const session = currentSession(c);
  if (c.state !== 'mediating' || session?.state !== 'proposed') return notNow(c);
  const d = draft(c).note('pick');
  if (time === undefined) {
    d.toMediators(textReply(CASE_SAY.noneSuits(c, party), ...mediatorButtons(c)));
    return d.reply(textReply(CASE_SAY.noneNoted)).decided;
  }
  const at = session.proposed[time];
  if (!at) return notNow(c);
  const others = session.picks.filter((p) => p.party !== party.id || p.at.getTime() !== at.getTime());
  const picks = [...others, { party: party.id, at }];
  // Who has no chat was asked by the mediator before proposing.
  const reached = c.parties.filter((p) => p.resident);
  const suits = reached.every((p) => picks.some((x) => x.party === p.id && x.at.getTime() === at.getTime()));
  change(d, session, suits ? { picks, at, state: 'fixed' } : { picks });
  d.reply(textReply(CASE_SAY.picked(c, at)));
  if (suits) {
    const fixed = textReply(CASE_SAY.fixed(c, at, whereOf(c, session, context)));
    d.toParties(() => fixed).toMediators(fixed);
  }
  return d.decided;
}

export function change(d: Draft, session: MediationSession, changes: Partial<MediationSession>): void {
  d.set({ sessions: d.file.sessions.map((s) => (s.id === session.id ? { ...s, ...changes } : s)) });
}

/** Opens the room: the session planned, or one at once, online. */
export function open(c: MediationCase, context: DecisionContext): Decision {
  if (c.state !== 'mediating' && c.state !== 'agreeing') return notNow(c);
  const planned = currentSession(c);
  if (planned?.state === 'open' || planned?.state === 'paused') return notNow(c);
  const d = draft(c).note('session-open');
  const session = planned ?? newSession(context, 'online');
  if (!planned) d.set({ sessions: [...c.sessions, session] });
  change(d, session, { state: 'open', startedAt: context.now });
  d.toParties((p) => textReply(CASE_SAY.opened(d.file), ...partyButtons(d.file, p)));
  return d.reply(textReply(CASE_SAY.openedMediator(d.file), ...mediatorButtons(d.file))).decided;
}

const STEPS = {
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  close: { from: ['open', 'paused'], to: 'ended' },
} as const;

/** Any side may pause or end a session; the mediator lets it go on. */
export function step(
  c: MediationCase,
  { type }: CommandOf<'pause'> | CommandOf<'resume'> | CommandOf<'close'>,
  context: DecisionContext,
): Decision {
  const session = currentSession(c);
  const { from, to } = STEPS[type];
  if (!session || !(from as readonly string[]).includes(session.state)) return refused(CASE_SAY.noSession(c));
  const party = partyOf(c, context.actor);
  const who = party ? partyName(party) : '调解员';
  const d = draft(c).note(`session-${type}`, who);
  change(d, session, { state: to, ...(to === 'ended' ? { endedAt: context.now } : {}) });
  const said =
    type === 'resume'
      ? CASE_SAY.resumed(c)
      : type === 'pause'
        ? CASE_SAY.paused(c, who)
        : CASE_SAY.closed(c, who);
  d.toParties((p) => textReply(said, ...partyButtons(d.file, p)));
  return d.toMediators(textReply(said, ...mediatorButtons(d.file))).decided;
}

/** 调解笔录: line by line, with the time. */
export function record(c: MediationCase, { text }: CommandOf<'record'>, { now }: DecisionContext): Decision {
  const session = currentSession(c) ?? c.sessions.findLast((s) => s.state === 'ended');
  if (!session || (!session.startedAt && session.state !== 'open')) return refused(CASE_SAY.noSession(c));
  const d = draft(c).note('record');
  const line = `${sayTime(now)} ${text}`;
  change(d, session, { record: session.record ? `${session.record}\n${line}` : line });
  return d.reply(textReply(CASE_SAY.recorded(c), ...mediatorButtons(d.file))).decided;
}
