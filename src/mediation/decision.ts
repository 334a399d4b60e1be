import type { CaseEventName } from '../contracts/case-event.ts';
import type { Barrier } from '../contracts/mediation-command.ts';
import type { Reply } from '../contracts/reply.ts';
import type { PersonId } from '../core/ids.ts';
import { type Directory, EMPTY_DIRECTORY } from '../knowledge/directory.ts';
import type { Actor } from './actor.ts';
import type { MediationCase, PartyId } from './case.ts';
import { CASE_BUTTONS } from './case-buttons.ts';
import { type CaseEvent, nextCase } from './case-states.ts';
import { MAJOR, type MajorFrom } from './choose-room.ts';
import { CASE_SAY } from './screen-text.ts';

/** What the office set, and the directory as it is now. */
export interface CaseRules {
  directory: Directory;
  /** 莲调字: between the year and the number. */
  numberPrefix: string;
  major: MajorFrom;
  /** Address of the web page and name of the bot: where an invitation leads. */
  publicUrl: string | undefined;
  bot: string | undefined;
  /** Safety entries that keep a matter from mediation. */
  forbiddenFlags: readonly string[];
  /** What safety reads in an application's words that keeps it from mediation. */
  barrierIn(text: string): Exclude<Barrier, 'none'> | undefined;
}

export const NO_RULES: CaseRules = {
  directory: EMPTY_DIRECTORY,
  numberPrefix: '调字',
  major: MAJOR,
  publicUrl: undefined,
  bot: undefined,
  forbiddenFlags: [],
  barrierIn: () => undefined,
};

export interface DecisionContext {
  now: Date;
  actor: Actor;
  rules: CaseRules;
  /** Who advised one of the sides in a matter of their own, or is one of them: may not mediate. */
  conflicts: readonly PersonId[];
  /** On leave, or without a desk because their account was closed: no card, and reminders do not rest with them. */
  away: readonly PersonId[];
  newId(): string;
  newToken(): string;
  newCode(): string;
  /** Of a code typed: whether it is the one shown to this party for this wording. */
  code?: 'right' | 'wrong' | 'expired' | 'too-many' | 'none';
}

/** Whom words of a room did not reach: a party by its position, or a mediator. `files`: the words came, a file did not. */
export interface Missed {
  who: number | 'mediator';
  what: 'words' | 'files';
}

/** Of a message in the room: who wrote it, and who may see it. */
export interface RoomMessage {
  id: string;
  byParty: PartyId | undefined;
  byPerson: PersonId | undefined;
  audience: 'all' | PartyId;
  text: string;
  files: readonly { reference: string; kind: string; name: string; mediaType: string; bytes: number }[];
  /** Whom it did not reach, as far as that is known. */
  missed: readonly Missed[];
  at: Date;
}

/** Words for somebody's chat. `shows`: the room's message in them. */
export type CaseSaying =
  | { party: PartyId; reply: Reply; shows?: string }
  | { person: PersonId; reply: Reply; shows?: string }
  | { alert: { key: string; kind: string; text: string; buttons: Reply['buttons'] } };

/** What is kept apart from the file: only as a hash. */
export type Secret =
  | { type: 'invitation'; party: PartyId; token: string; expires: Date }
  | { type: 'revoke-invitations'; party: PartyId }
  | { type: 'code'; party: PartyId; revision: number; code: string; expires: Date }
  | { type: 'code-missed'; party: PartyId; revision: number };

export interface CaseEventRecord {
  event: CaseEventName;
  from: MediationCase['state'] | undefined;
  to: MediationCase['state'];
  why: string | undefined;
}

export interface Decided {
  done: true;
  file: MediationCase;
  events: CaseEventRecord[];
  say: CaseSaying[];
  /** To who acted. */
  reply: Reply[];
  secrets: Secret[];
  message: RoomMessage | undefined;
  /** What was asked for is still wanted: the chat stays where it is. */
  again?: true;
}
export interface NotDone {
  done: false;
  why: string;
}
export type Decision = Decided | NotDone;

export const refused = (why: string): NotDone => ({ done: false, why });

/** Collects what one command changes. State changes go through the table alone. */
export function draft(file: MediationCase) {
  const decided: Decided = {
    done: true,
    file,
    events: [],
    say: [],
    reply: [],
    secrets: [],
    message: undefined,
  };
  const self = {
    decided,
    get file() {
      return decided.file;
    },
    set(changes: Partial<MediationCase>) {
      decided.file = { ...decided.file, ...changes };
      return self;
    },
    /** False: the table refuses it. */
    move(event: CaseEvent, why?: string): boolean {
      const from = decided.file.state;
      const to = nextCase(from, event);
      if (!to) return false;
      self.set({ state: to });
      decided.events.push({ event, from, to, why });
      return true;
    },
    /** Something that changes no state and is kept all the same. */
    note(event: CaseEventName, why?: string) {
      const { state } = decided.file;
      decided.events.push({ event, from: state, to: state, why });
      return self;
    },
    toParty(party: PartyId, reply: Reply, shows?: string) {
      decided.say.push({ party, reply, ...(shows ? { shows } : {}) });
      return self;
    },
    toParties(reply: (party: MediationCase['parties'][number]) => Reply | undefined) {
      for (const party of decided.file.parties) {
        const words = party.resident && reply(party);
        if (words) self.toParty(party.id, words);
      }
      return self;
    },
    toMediators(reply: Reply, except?: PersonId, shows?: string) {
      for (const person of decided.file.mediators) {
        if (person !== except) decided.say.push({ person, reply, ...(shows ? { shows } : {}) });
      }
      return self;
    },
    alert(key: string, text: string) {
      const { id } = decided.file;
      const buttons = [[CASE_BUTTONS.file(decided.file)]];
      decided.say.push({ alert: { key: `case:${id}:${key}`, kind: 'mediation', text, buttons } });
      return self;
    },
    reply(...replies: Reply[]) {
      decided.reply.push(...replies);
      return self;
    },
    secret(secret: Secret) {
      decided.secrets.push(secret);
      return self;
    },
  };
  return self;
}
export type Draft = ReturnType<typeof draft>;

export const notNow = (file: MediationCase): NotDone => refused(CASE_SAY.notNow(file));
