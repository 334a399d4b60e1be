import type { Kysely, Selectable } from 'kysely';
import type { ChatMessage } from '../../../contracts/chat.ts';
import type { Reply } from '../../../contracts/reply.ts';
import type { ResidentId } from '../../../core/ids.ts';
import type { Schema } from '../../../storage/schema.ts';
import type { Chats } from '../chats.ts';
import type { OfficePerson } from '../office.ts';
import type { Outage } from '../troubles.ts';

/** What went wrong: the rule that was broken, and by what. */
export interface Fault {
  rule: string;
  what: string;
}

type Rows<T extends keyof Schema> = Selectable<Schema[T]>[];

export interface Tables {
  residents: Rows<'residents'>;
  messages: Rows<'messages'>;
  turns: Rows<'turns'>;
  outbox: Rows<'outbox'>;
  relays: Rows<'relays'>;
  offers: Rows<'offers'>;
  holds: Rows<'holds'>;
  requests: Rows<'handoff_requests'>;
  clocks: Rows<'clocks'>;
  alerts: Rows<'alerts'>;
  consultations: Rows<'consultations'>;
  events: Rows<'consultation_events'>;
  ratings: Rows<'ratings'>;
  cases: Rows<'cases'>;
  parties: Rows<'parties'>;
  invitations: Rows<'invitations'>;
  case_offers: Rows<'case_offers'>;
  case_events: Rows<'case_events'>;
  case_messages: Rows<'case_messages'>;
  case_timers: Rows<'case_timers'>;
  agreements: Rows<'agreements'>;
  confirmations: Rows<'confirmations'>;
}

/** All there is to judge the day by: the database, and what people saw. */
export interface Evidence {
  tables: Tables;
  chats: Chats;
  /** Who the log takes a chat for. */
  residentOf: ReadonlyMap<number, ResidentId>;
  /** Chats whose owner blocked the bot. */
  blocked: ReadonlySet<number>;
  web: readonly { accepted: readonly string[]; shown: readonly ChatMessage[] }[];
  desks: ReadonlyMap<OfficePerson['id'], number>;
  outages: readonly Outage[];
  opening: Date;
  closing: Date;
  /** How late on the clock something may come that the service does at once: it may be down, and the machine is slow. */
  slackMs: number;
}

export async function readTables(db: Kysely<Schema>): Promise<Tables> {
  return {
    residents: await db.selectFrom('residents').selectAll().execute(),
    messages: await db.selectFrom('messages').selectAll().orderBy('seq').execute(),
    turns: await db.selectFrom('turns').selectAll().execute(),
    outbox: await db.selectFrom('outbox').selectAll().orderBy('position').execute(),
    relays: await db.selectFrom('relays').selectAll().execute(),
    offers: await db.selectFrom('offers').selectAll().orderBy('made_at').execute(),
    holds: await db.selectFrom('holds').selectAll().orderBy('since').execute(),
    requests: await db.selectFrom('handoff_requests').selectAll().orderBy('at').execute(),
    clocks: await db.selectFrom('clocks').selectAll().execute(),
    alerts: await db.selectFrom('alerts').selectAll().execute(),
    consultations: await db.selectFrom('consultations').selectAll().execute(),
    events: await db.selectFrom('consultation_events').selectAll().orderBy('at').execute(),
    ratings: await db.selectFrom('ratings').selectAll().execute(),
    cases: await db.selectFrom('cases').selectAll().execute(),
    parties: await db.selectFrom('parties').selectAll().execute(),
    invitations: await db.selectFrom('invitations').selectAll().execute(),
    case_offers: await db.selectFrom('case_offers').selectAll().execute(),
    case_events: await db.selectFrom('case_events').selectAll().execute(),
    case_messages: await db.selectFrom('case_messages').selectAll().execute(),
    case_timers: await db.selectFrom('case_timers').selectAll().execute(),
    agreements: await db.selectFrom('agreements').selectAll().execute(),
    confirmations: await db.selectFrom('confirmations').selectAll().execute(),
  };
}

export const replyOf = (message: { reply: string | null }): Reply | undefined =>
  message.reply === null ? undefined : (JSON.parse(message.reply) as Reply);

export const ms = (instant: string): number => new Date(instant).getTime();
