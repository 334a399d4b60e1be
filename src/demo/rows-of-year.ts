import { localDate } from '../core/dates.ts';
import type { AskEvent, YearEvent } from './story.ts';

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

export interface Words {
  /** What the resident asked and what was answered. */
  ask(event: AskEvent): { question: string; answer: string };
  person(): string;
}

interface Resident {
  row: { id: string; area_id: string | null; last_seq: number; erased_at: string | null; channel: string };
  chat: string;
}

interface Matter {
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
}

/**
 * The rows that a year of events leaves, as the service itself would leave them (test/statistics proves the figures of
 * both equal). Ids sort as they were made. Matters must be complete: nothing is read from a database.
 */
export function rowsOfYear(events: readonly YearEvent[], words: Words | undefined, prefix = ''): YearRows {
  const rows: YearRows = {
    residents: [],
    consultations: [],
    consultation_events: [],
    messages: [],
    turns: [],
    citations: [],
    feedback: [],
    handoff_requests: [],
    holds: [],
    relays: [],
    clocks: [],
    ratings: [],
    referrals: [],
  };
  const residents = new Map<number, Resident>();
  const matters = new Map<number, Matter>();
  const numbers = new Map<string, number>();
  let made = 0;
  const id = (kind: string): string => `${prefix}${kind}-${String(made++).padStart(10, '0')}`;
  const text = (at: Date, ms = 0): string => new Date(at.getTime() + ms).toISOString();

  const move = (matter: Matter, event: string, to: string, by: string, at: string): void => {
    const { row } = matter;
    const from = row.state;
    row.state = to;
    row.last_at = at;
    row.closed_at = to === 'closed' ? at : null;
    const moved = { id: id('event'), consultation_id: row.id, event, from_state: from, to_state: to, by, at };
    rows.consultation_events.push(moved);
  };
  const message = (resident: Resident, matter: Matter | undefined, parts: object): string => {
    const message_id = id('message');
    resident.row.last_seq += 1;
    rows.messages.push({
      ...{
        id: message_id,
        resident_id: resident.row.id,
        seq: resident.row.last_seq,
        turn_id: null,
        content: null,
      },
      ...{ consultation_id: matter?.row.id ?? null, reply: null, file_count: 0, channel_message_id: null },
      ...{ update_id: null, original_id: null },
      ...parts,
    });
    return message_id;
  };
  const turn = (
    resident: Resident,
    matter: Matter,
    path: string,
    at: string,
    done: string,
    said: string,
  ): string => {
    const turn_id = id('turn');
    const content = JSON.stringify({ type: 'text', text: said });
    const message_id = message(resident, matter, {
      turn_id,
      direction: 'in',
      author: 'resident',
      content,
      at,
    });
    rows.turns.push({
      ...{ id: turn_id, resident_id: resident.row.id, seq: resident.row.last_seq, message_id },
      ...{ consultation_id: matter.row.id, state: 'done', attempts: 0, due_at: at, lease_owner: null },
      ...{ record: JSON.stringify({ path }), created_at: at, finished_at: done },
    });
    matter.row.last_at = done;
    return turn_id;
  };
  const open = (event: AskEvent, done: string): Matter => {
    const resident = residents.get(event.resident)!;
    const year = localDate(new Date(done)).slice(0, 4);
    const nth = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, nth);
    const row = {
      ...{ id: id('consultation'), number: `${year}-${prefix}${String(nth).padStart(6, '0')}` },
      ...{ resident_id: resident.row.id, channel: resident.row.channel, area_id: resident.row.area_id },
      ...{ topic: event.topic, kind: 'question', urgency: event.flag ? 'now' : 'normal', state: 'open' },
      ...{ outcome: null, flags: JSON.stringify(event.flag ? [event.flag] : []) },
      ...{ opened_at: done, last_at: done, closed_at: null },
    };
    rows.consultations.push(row);
    const matter: Matter = { row, resident, turns: [], holds: [], clock: undefined, rating: undefined };
    const { id: consultation_id, state } = row;
    const opened = {
      id: id('event'),
      consultation_id,
      event: 'open',
      from_state: null,
      to_state: state,
      by: 'bot',
    };
    rows.consultation_events.push({ ...opened, at: done });
    matters.set(event.matter, matter);
    return matter;
  };
  const endHold = (matter: Matter, ending: string, at: string): void => {
    const hold = matter.holds.at(-1);
    if (hold && hold.ended_at === null) Object.assign(hold, { ended_at: at, ending });
  };
  const close = (matter: Matter, outcome: string, by: string, at: string): void => {
    endHold(matter, 'closed', at);
    move(matter, 'close', 'closed', by, at);
    matter.row.outcome ??= outcome;
    if (matter.clock && matter.clock.ended_at === null) matter.clock.ended_at = at;
  };

  for (const event of events) {
    const at = text(event.at);
    const matter = 'matter' in event ? matters.get(event.matter)! : undefined;
    switch (event.type) {
      case 'arrive': {
        const row = {
          ...{ id: id('resident'), channel: event.channel, address_hash: null, address_sealed: null },
          ...{ name_sealed: null, area_id: event.area ?? null, last_seq: 0, created_at: at, erased_at: null },
        };
        rows.residents.push(row);
        residents.set(event.resident, { row, chat: row.id });
        break;
      }
      case 'move':
        residents.get(event.resident)!.row.area_id = event.area;
        break;
      case 'erase':
        Object.assign(residents.get(event.resident)!.row, { area_id: null, erased_at: at });
        break;
      case 'ask': {
        const done = text(event.at, event.seconds * 1000);
        const of = matter ?? open(event, done);
        const said = words?.ask(event) ?? { question: '', answer: '' };
        const turn_id = turn(of.resident, of, event.path, at, done, said.question);
        of.turns.push(turn_id);
        of.row.area_id ??= of.resident.row.area_id;
        if (words && event.path !== 'held') {
          const reply = JSON.stringify({ body: { type: 'text', text: said.answer }, buttons: [] });
          message(of.resident, of, { turn_id, direction: 'out', author: 'bot', reply, at: done });
        }
        const passage = {
          passage_id: `guide:${event.guide}#main`,
          statute: null,
          article: null,
          version_id: null,
        };
        if (event.guide) rows.citations.push({ turn_id, position: 0, kind: 'guide', ...passage });
        if (!event.due) break;
        move(of, 'call-person', 'queued', 'bot', done);
        of.row.closed_at = null;
        rows.handoff_requests.push({
          ...{
            id: id('request'),
            consultation_id: of.row.id,
            turn_id,
            reason: reasonOf(event),
            wish: said.question,
          },
          ...{
            urgency: event.flag ? 'now' : 'normal',
            who: '',
            promise: '',
            due_at: text(event.due),
            at: done,
          },
        });
        break;
      }
      case 'press': {
        turn(matter!.resident, matter!, 'action', at, at, '');
        rows.feedback.push({ turn_id: matter!.turns[event.ask], useful: event.useful ? 1 : 0, at });
        break;
      }
      case 'clock': {
        const clock = {
          ...{
            consultation_id: matter!.row.id,
            tier: event.tier,
            due_at: text(event.due),
            remind_at: text(event.due),
          },
          ...{ reminded_at: null, alerted_at: null, paused_at: null, pause_reason: null, ended_at: null },
        };
        // Opened again, the matter has a new clock; only the last one is kept.
        if (matter!.clock) Object.assign(matter!.clock, clock);
        else {
          matter!.clock = clock;
          rows.clocks.push(clock);
        }
        break;
      }
      case 'overdue':
        if (matter!.clock?.ended_at === null) matter!.clock.alerted_at = at;
        break;
      case 'take': {
        move(matter!, 'take', 'held', event.person, at);
        const hold = {
          ...{ id: id('hold'), consultation_id: matter!.row.id, person_id: event.person, since: at },
          ...{ reminded_at: null, ended_at: null, ending: null },
        };
        matter!.holds.push(hold);
        rows.holds.push(hold);
        break;
      }
      case 'write': {
        const said = JSON.stringify({ body: { type: 'text', text: words?.person() ?? '' }, buttons: [] });
        const parts = { direction: 'out', author: 'person', reply: said, at };
        const target_id = message(matter!.resident, matter!, parts);
        rows.relays.push({
          ...{ source_id: target_id, target_id, consultation_id: matter!.row.id, by: 'person' },
          ...{ from_chat: matter!.resident.row.id, state: 'delivered', at },
        });
        break;
      }
      case 'hand-on':
        endHold(matter!, 'handed-on', at);
        move(matter!, 'return', 'queued', event.person, at);
        break;
      case 'refer':
        if (!rows.referrals.some((row) => sameReferral(row, matter!.row.id, event.target)))
          rows.referrals.push({
            consultation_id: matter!.row.id,
            target: event.target,
            by: event.person,
            at,
          });
        break;
      case 'close':
        close(matter!, event.outcome, event.person, at);
        break;
      case 'idle':
        close(matter!, 'idle', 'system', at);
        break;
      case 'reopen':
        matter!.row.outcome = null;
        move(matter!, 'reopen', 'open', 'resident', at);
        move(matter!, 'call-person', 'queued', 'resident', at);
        break;
      case 'rate': {
        const person_id = matter!.holds.at(-1)?.person_id ?? null;
        const rating = { consultation_id: matter!.row.id, person_id, score: event.score, word: null, at };
        if (matter!.rating) Object.assign(matter!.rating, rating);
        else {
          matter!.rating = rating;
          rows.ratings.push(rating);
        }
        break;
      }
    }
  }
  return rows;
}

function sameReferral(row: object, consultation: string, target: string): boolean {
  return (
    'consultation_id' in row &&
    row.consultation_id === consultation &&
    'target' in row &&
    row.target === target
  );
}

function reasonOf({ path, flag }: AskEvent): string {
  if (flag) return 'safety';
  return path === 'no-match' || path === 'withheld' ? path : 'asked';
}
