import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { type Actor, partsOf, partyOf } from '../actor.ts';
import { mediatorButtons, offeredButtons, partyButtons, staffButtons, textReply } from '../buttons.ts';
import type { MediationCase } from '../case.ts';
import { CASE_BUTTONS as B } from '../case-buttons.ts';
import { candidatesFor, otherRooms } from '../choose-room.ts';
import { facts } from '../in-words.ts';
import { CASE_SAY } from '../screen-text.ts';
import { ask } from './asked.ts';
import type { MediationFlowDeps } from './flow-deps.ts';
import { FORM_SAY, PREVENTED_ASK, PREVENTED_BUTTONS, ROOM_SAY } from './flow-text.ts';
import { beginForMatter, pressForm } from './form.ts';
import { openLink } from './link.ts';
import type { ChatMode } from './mode.ts';
import { become, command, say, sayText } from './results.ts';
import { answerTerms, beginTerms } from './terms.ts';

interface Pressed {
  deps: MediationFlowDeps;
  actor: Actor;
  c: MediationCase;
  key: string;
  rest: string;
}

/** Buttons about one case: `m:<verb>:<key>[:rest]`. What may not be done is refused by decide.ts. */
const ON_CASE: Record<string, (pressed: Pressed) => TurnResult> = {
  case: (p) => showCase(p),
  accept: ({ key }) => command({ type: 'accept', case: key }),
  assign: ({ deps, c }) => {
    const people = candidatesFor(c, deps.directory());
    if (people.length === 0) return sayText(CASE_SAY.nobodyToAssign);
    return sayText(CASE_SAY.assignWhom, ...people.map(({ name }, i) => [B.assignTo(c, name, i)]));
  },
  'assign-to': ({ deps, c, key, rest }) => {
    const person = candidatesFor(c, deps.directory())[Number(rest)];
    return person
      ? command({ type: 'assign', case: key, person: person.id })
      : sayText(CASE_SAY.nobodyToAssign);
  },
  decline: ({ key }) => ask(key, 'decline'),
  reject: ({ key }) => ask(key, 'reject'),
  move: ({ deps, c }) => {
    const rooms = otherRooms(deps.directory(), c.area, c.room);
    return sayText('转到哪个调解室？', ...rooms.map((room, i) => [B.moveTo(c, room, i)]));
  },
  'move-to': ({ deps, c, key, rest }) => {
    const room = otherRooms(deps.directory(), c.area, c.room)[Number(rest)];
    return room ? ask(key, 'move', room.id) : sayText(CASE_SAY.noRoom);
  },
  invite: ({ key, rest }) => command({ type: 'invite', case: key, party: Number(rest) }),
  paper: ({ key, rest }) => ask(key, 'paper', rest),
  consent: ({ key }) => command({ type: 'consent', case: key }),
  refuse: ({ c }) => sayText(CASE_SAY.sureRefuse, [B.refuseSure(c), B.consent(c)]),
  'refuse-sure': ({ key }) => command({ type: 'refuse', case: key }, null),
  quit: ({ c }) => sayText(CASE_SAY.sureQuit, [B.quitSure(c)]),
  'quit-sure': ({ key }) => command({ type: 'withdraw', case: key }, null),
  times: ({ key, rest }) => ask(key, 'times', rest),
  pick: ({ key, rest }) =>
    command({ type: 'pick', case: key, time: rest === 'none' ? undefined : Number(rest) }),
  open: ({ key }) => command({ type: 'open', case: key }, { kind: 'room', case: key, audience: 'all' }),
  pause: ({ key }) => command({ type: 'pause', case: key }),
  resume: ({ key }) => command({ type: 'resume', case: key }),
  close: ({ key }) => command({ type: 'close', case: key }, null),
  say: (p) => enter(p),
  record: ({ key }) => ask(key, 'record'),
  propose: ({ c }) => beginTerms(c),
  code: ({ key }) => command({ type: 'ask-code', case: key }, { kind: 'ask', case: key, what: 'code' }),
  object: ({ key }) => ask(key, 'object'),
  fail: ({ key }) => ask(key, 'fail'),
  extend: ({ key }) => ask(key, 'extend'),
  extension: ({ key, rest }) => command({ type: 'agree-extension', case: key, ok: rest === 'yes' }),
  'extension-word': ({ key, rest }) => ask(key, 'extension-word', rest),
  perform: ({ key, rest }) => command({ type: 'perform', case: key, term: Number(rest) }),
  judicial: ({ key, rest }) =>
    command({
      type: 'judicial',
      case: key,
      to: rest === 'confirmed' || rest === 'refused' || rest === 'applied' ? rest : 'wanted',
    }),
  'follow-up': ({ key }) => ask(key, 'follow-up'),
  prevented: ({ c }) => sayText(PREVENTED_ASK, PREVENTED_BUTTONS(c)),
  prevent: ({ key, rest }) =>
    command({
      type: 'prevented',
      case: key,
      what: rest === 'petition' || rest === 'suicide' ? rest : 'crime',
    }),
  archive: ({ key }) => command({ type: 'archive', case: key }),
};

/** A button of mediation; `action` without its leading `m:`. */
export async function takePress(
  deps: MediationFlowDeps,
  job: TurnJob,
  mode: ChatMode | undefined,
  action: string,
): Promise<TurnResult> {
  const [verb = '', first = '', ...more] = action.split(':');
  const argument = [first, ...more].join(':');
  const actor = actorOf(job);
  switch (verb) {
    case 'cases':
      return myCases(deps, job);
    case 'leave':
      return become(null, textReply(ROOM_SAY.left, [B.mine]));
    case 'from':
      return beginForMatter(deps, job, first);
    case 'link':
      return openLink(deps, job, first);
    case 'join':
      return command({ type: 'join', token: first });
    case 'not-me':
      return sayText(CASE_SAY.notMe);
    case 't': {
      if (mode?.kind !== 'terms') return sayText(FORM_SAY.gone);
      const c = await deps.store.file(mode.case);
      return c ? answerTerms(c, mode, { press: first }, deps.clock.now()) : sayText(CASE_SAY.noCase);
    }
  }
  if (verb === 'f' || verb.startsWith('f-'))
    return pressForm(mode?.kind === 'form' ? mode : undefined, verb, argument);
  const handle = ON_CASE[verb];
  const c = handle && (await deps.store.file(first));
  if (!handle || !c || partsOf(c, actor, deps.directory()).length === 0) return sayText(CASE_SAY.noCase);
  return { ...handle({ deps, actor, c, key: first, rest: more.join(':') }), ofCase: first };
}

export const actorOf = ({ work }: TurnJob): Actor =>
  work.person ? { kind: 'person', person: work.person } : { kind: 'resident', resident: work.resident.id };

function showCase({ deps, actor, c }: Pressed): TurnResult {
  const party = partyOf(c, actor);
  const parts = partsOf(c, actor, deps.directory());
  const buttons = party
    ? partyButtons(c, party)
    : parts.includes('mediator')
      ? mediatorButtons(c)
      : [
          ...(parts.includes('offered') ? offeredButtons(c) : []),
          ...(parts.includes('staff') ? staffButtons(c) : []),
        ];
  return say(textReply(facts(c), ...buttons));
}

/** Into the room: from here on what is typed is said there, until it is left. */
function enter({ actor, c, key, rest }: Pressed): TurnResult {
  const party = partyOf(c, actor);
  const partner = c.parties.find((p) => p.position === Number(rest));
  if (rest === 'all') {
    return become({ kind: 'room', case: key, audience: 'all' }, textReply(ROOM_SAY.all(c), [B.leave]));
  }
  if (party) {
    const room: ChatMode = { kind: 'room', case: key, audience: 'private' };
    return become(room, textReply(ROOM_SAY.private(c), [B.leave]));
  }
  if (!partner) return sayText(CASE_SAY.noCase);
  const room: ChatMode = { kind: 'room', case: key, audience: partner.position };
  return become(room, textReply(ROOM_SAY.privateWith(c, partner), [B.leave]));
}

async function myCases(deps: MediationFlowDeps, { work }: TurnJob): Promise<TurnResult> {
  const cases = await deps.store.casesOf(
    work.person ? { person: work.person } : { resident: work.resident.id },
  );
  if (cases.length === 0) return sayText(ROOM_SAY.noCases);
  return sayText(ROOM_SAY.mine, ...cases.map((c) => [ROOM_SAY.openCase(c)]));
}
