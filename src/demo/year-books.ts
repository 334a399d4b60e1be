import { localDate } from '../core/dates.ts';
import type { AskEvent } from './story.ts';

/** Rows of a made-up year, table by table, in an order that foreign keys allow. Written by whoever has the database. */
export interface YearRows {
  residents: object[];
  consultations: object[];
  consultation_events: object[];
  messages: object[];
  turns: object[];
  citations: object[];
  feedback: object[];
  handoff_requests: object[];
  holds: object[];
  relays: object[];
  clocks: object[];
  ratings: object[];
  referrals: object[];
}

interface Resident {
  id: string;
  area_id: string | null;
  last_seq: number;
  erased_at: string | null;
  channel: string;
}

export interface Matter {
  row: {
    id: string;
    number: string;
    state: string;
    outcome: string | null;
    area_id: string | null;
    last_at: string;
    closed_at: string | null;
  };
  resident: Resident;
  turns: string[];
  holds: { ended_at: string | null; ending: string | null; person_id: string }[];
  clock: { ended_at: string | null; alerted_at: string | null } | undefined;
  rating: object | undefined;
  referred: Set<string>;
}

export type YearBooks = ReturnType<typeof openBooks>;

/** The rows so far, and whose they are. Ids sort as they were made. */
export function openBooks(prefix: string) {
  const rows: YearRows = {
    ...{ residents: [], consultations: [], consultation_events: [], messages: [], turns: [], citations: [] },
    ...{ feedback: [], handoff_requests: [], holds: [], relays: [], clocks: [], ratings: [], referrals: [] },
  };
  const residents = new Map<number, Resident>();
  const matters = new Map<number, Matter>();
  const numbers = new Map<string, number>();
  let made = 0;
  const id = (kind: string): string => `${prefix}${kind}-${String(made++).padStart(10, '0')}`;

  const arrive = (nth: number, channel: string, area: string | undefined, at: string): void => {
    const row = {
      ...{ id: id('resident'), channel, address_hash: null, address_sealed: null },
      ...{ name_sealed: null, area_id: area ?? null, last_seq: 0, created_at: at, erased_at: null },
    };
    rows.residents.push(row);
    residents.set(nth, row);
  };

  const event = (parts: { consultation_id: string; event: string; by: string; at: string } & Moved): void => {
    rows.consultation_events.push({ id: id('event'), ...parts });
  };

  /** A message of the resident's chat; its id. */
  const message = (resident: Resident, matter: Matter, parts: object): string => {
    const message_id = id('message');
    resident.last_seq += 1;
    rows.messages.push({
      ...{ id: message_id, resident_id: resident.id, seq: resident.last_seq, turn_id: null, content: null },
      ...{ consultation_id: matter.row.id, reply: null, file_count: 0, channel_message_id: null },
      ...{ update_id: null, original_id: null },
      ...parts,
    });
    return message_id;
  };

  return {
    rows,
    residents,
    matters,
    id,
    arrive,
    message,

    /** What the resident sent, and that it was worked through by `done`; the id of the turn. */
    turn(matter: Matter, path: string, at: string, done: string, said: string): string {
      const { resident } = matter;
      const turn_id = id('turn');
      const content = JSON.stringify({ type: 'text', text: said });
      const parts = { turn_id, direction: 'in', author: 'resident', content, at };
      const message_id = message(resident, matter, parts);
      rows.turns.push({
        ...{ id: turn_id, resident_id: resident.id, seq: resident.last_seq, message_id },
        ...{ consultation_id: matter.row.id, state: 'done', attempts: 0, due_at: at, lease_owner: null },
        ...{ record: JSON.stringify({ path }), created_at: at, finished_at: done },
      });
      matter.row.last_at = done;
      return turn_id;
    },

    open(ask: AskEvent, done: string): Matter {
      const resident = residents.get(ask.resident)!;
      const year = localDate(new Date(done)).slice(0, 4);
      const nth = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, nth);
      const row = {
        ...{ id: id('consultation'), number: `${year}-${prefix}${String(nth).padStart(6, '0')}` },
        ...{ resident_id: resident.id, channel: resident.channel, area_id: resident.area_id },
        ...{ topic: ask.topic, kind: 'question', urgency: ask.flag ? 'now' : 'normal', state: 'open' },
        ...{ outcome: null, flags: JSON.stringify(ask.flag ? [ask.flag] : []) },
        ...{ opened_at: done, last_at: done, closed_at: null },
      };
      rows.consultations.push(row);
      event({
        consultation_id: row.id,
        event: 'open',
        from_state: null,
        to_state: row.state,
        by: 'bot',
        at: done,
      });
      const matter = {
        ...{ row, resident, turns: [], holds: [], clock: undefined, rating: undefined },
        referred: new Set<string>(),
      };
      matters.set(ask.matter, matter);
      return matter;
    },

    /** From one state to another. */
    move({ row }: Matter, name: string, to: string, by: string, at: string): void {
      event({ consultation_id: row.id, event: name, from_state: row.state, to_state: to, by, at });
      Object.assign(row, { state: to, last_at: at, closed_at: to === 'closed' ? at : null });
    },
  };
}

interface Moved {
  from_state: string | null;
  to_state: string;
}
