import type { CommandOf } from '../../contracts/mediation-command.ts';
import type { Reply } from '../../contracts/reply.ts';
import { partyOf } from '../actor.ts';
import { currentSession, textReply } from '../buttons.ts';
import type { MediationCase, Party, PartyId } from '../case.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import {
  type Decision,
  type DecisionContext,
  draft,
  notNow,
  type RoomMessage,
  refused,
} from '../decision.ts';
import { partyName } from '../in-words.ts';
import { CASE_SAY } from '../screen-text.ts';

/**
 * Whether a party sees a message: everybody's, their own, and a private talk with them. 背靠背: the other side never
 * does. The one rule for relays, the console and the papers.
 */
export function partySees(party: PartyId, message: Pick<RoomMessage, 'audience' | 'byParty'>): boolean {
  return message.audience === 'all' || message.audience === party;
}

const TALKING: readonly MediationCase['state'][] = ['inviting', 'mediating', 'agreeing'];
/** There is a room to speak in. */
export const isTalking = (c: Pick<MediationCase, 'state'>): boolean => TALKING.includes(c.state);

/** Passed on to everybody in the room, or between the mediators and one side. */
export function speak(c: MediationCase, command: CommandOf<'speak'>, context: DecisionContext): Decision {
  const { actor, now, rules } = context;
  const party = partyOf(c, actor);
  const person = actor.kind === 'person' ? actor.person : undefined;
  if (!command.text.trim() && command.files.length === 0) return refused(CASE_SAY.nothingSaid);
  if (!isTalking(c) || c.mediators.length === 0) return notNow(c);

  const audience = audienceOf(c, command.audience, party);
  if (!audience) return refused(CASE_SAY.mayNot);
  if (audience === 'all' && currentSession(c)?.state !== 'open') return refused(CASE_SAY.noSession(c));
  const partner = c.parties.find((p) => p.id === audience);
  if (!party && partner && !partner.resident) return refused(CASE_SAY.notReached(partner));

  const message: RoomMessage = {
    id: context.newId(),
    byParty: party?.id,
    byPerson: person,
    audience,
    text: command.text,
    files: command.files,
    missed: [],
    at: now,
  };
  const d = draft(c);
  d.decided.message = message;
  const name = rules.directory.people.find((p) => p.id === person)?.name ?? '';
  const who = party ? partyName(party) : `调解员${name}`;
  const header = audience === 'all' ? CASE_SAY.header(c, who) : CASE_SAY.privateHeader(c, who);
  const shown = (buttons: Reply['buttons']): Reply => ({
    body: { type: 'relay', header, text: command.text, files: [...command.files] },
    buttons,
  });
  for (const other of c.parties) {
    if (other.id === party?.id || !other.resident || !partySees(other.id, message)) continue;
    d.toParty(other.id, shown([[CASE_BUTTONS.enter(c), CASE_BUTTONS.private(c)]]), message.id);
  }
  const back = party
    ? [[CASE_BUTTONS.privateWith(c, party), CASE_BUTTONS.enter(c)]]
    : [[CASE_BUTTONS.enter(c)]];
  d.toMediators(shown(back), person, message.id);
  // In a chat it is said once it is known whom it reached (delivery.ts).
  return d.reply(textReply(partner ? CASE_SAY.sentPrivateTo(partner) : CASE_SAY.sentAll)).decided;
}

/** A party talks in private with the mediators only; a mediator with the party named. */
function audienceOf(
  c: MediationCase,
  wanted: CommandOf<'speak'>['audience'],
  party: Party | undefined,
): 'all' | PartyId | undefined {
  if (wanted === 'all') return 'all';
  if (party) return wanted === 'private' || wanted === party.position ? party.id : undefined;
  return c.parties.find((p) => p.position === wanted)?.id;
}
