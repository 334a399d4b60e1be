import type { AskEvent, YearEvent } from './story.ts';
import { type Matter, openBooks, type YearBooks, type YearRows } from './year-books.ts';

export interface Words {
  /** What the resident asked and what was answered. */
  ask(event: AskEvent): { question: string; answer: string };
  person(): string;
}

/**
 * The rows that a year of events leaves, as the service itself would leave them (test/statistics proves the figures of
 * both equal). Ids sort as they were made. Matters must be complete: nothing is read from a database.
 */
export function rowsOfYear(events: readonly YearEvent[], words: Words | undefined, prefix = ''): YearRows {
  const books = openBooks(prefix);
  for (const event of events) enter(books, event, words);
  return books.rows;
}

function enter(books: YearBooks, event: YearEvent, words: Words | undefined): void {
  const at = text(event.at);
  switch (event.type) {
    case 'arrive':
      books.arrive(event.resident, event.channel, event.area, at);
      break;
    case 'move':
      books.residents.get(event.resident)!.area_id = event.area;
      break;
    case 'erase':
      Object.assign(books.residents.get(event.resident)!, { area_id: null, erased_at: at });
      break;
    case 'ask':
      ask(books, event, words);
      break;
    default:
      handle(books, books.matters.get(event.matter)!, event, at, words);
  }
}

function ask(books: YearBooks, event: AskEvent & { at: Date }, words: Words | undefined): void {
  const { rows } = books;
  const at = text(event.at);
  const done = text(event.at, event.seconds * 1000);
  const matter = books.matters.get(event.matter) ?? books.open(event, done);
  const { row, resident } = matter;
  const said = words?.ask(event) ?? { question: '', answer: '' };
  const turn_id = books.turn(matter, event.path, at, done, said.question);
  matter.turns.push(turn_id);
  row.area_id ??= resident.area_id;
  if (words && event.path !== 'held') {
    const parts = { turn_id, direction: 'out', author: 'bot', reply: reply(said.answer), at: done };
    books.message(resident, matter, parts);
  }
  if (event.guide) {
    const passage = {
      passage_id: `guide:${event.guide}#main`,
      statute: null,
      article: null,
      version_id: null,
    };
    rows.citations.push({ turn_id, position: 0, kind: 'guide', ...passage });
  }
  if (!event.due) return;
  books.move(matter, 'call-person', 'queued', 'bot', done);
  rows.handoff_requests.push({
    ...{ id: books.id('request'), consultation_id: row.id, turn_id, reason: reasonOf(event) },
    ...{ wish: said.question, urgency: event.flag ? 'now' : 'normal', who: '', promise: '' },
    ...{ due_at: text(event.due), at: done },
  });
}

type OfMatter = Exclude<YearEvent, { type: 'arrive' | 'move' | 'erase' | 'ask' }>;

function handle(
  books: YearBooks,
  matter: Matter,
  event: OfMatter,
  at: string,
  words: Words | undefined,
): void {
  const { rows } = books;
  const consultation_id = matter.row.id;
  switch (event.type) {
    case 'press':
      books.turn(matter, 'action', at, at, '');
      rows.feedback.push({ turn_id: matter.turns[event.ask], useful: event.useful ? 1 : 0, at });
      break;
    case 'clock': {
      const due = text(event.due);
      const clock = {
        ...{ consultation_id, tier: event.tier, due_at: due, remind_at: due },
        ...{ reminded_at: null, alerted_at: null, paused_at: null, pause_reason: null, ended_at: null },
      };
      // Opened again, the matter has a new clock; only the last one is kept.
      matter.clock = last(rows.clocks, matter.clock, clock);
      break;
    }
    case 'overdue':
      if (matter.clock?.ended_at === null) matter.clock.alerted_at = at;
      break;
    case 'take': {
      books.move(matter, 'take', 'held', event.person, at);
      const hold = {
        ...{ id: books.id('hold'), consultation_id, person_id: event.person, since: at },
        ...{ reminded_at: null, ended_at: null, ending: null },
      };
      matter.holds.push(hold);
      rows.holds.push(hold);
      break;
    }
    case 'write': {
      const parts = { direction: 'out', author: 'person', reply: reply(words?.person() ?? ''), at };
      const target_id = books.message(matter.resident, matter, parts);
      rows.relays.push({
        ...{ source_id: target_id, target_id, consultation_id, by: 'person' },
        ...{ from_chat: matter.resident.id, state: 'delivered', at },
      });
      break;
    }
    case 'hand-on':
      endHold(matter, 'handed-on', at);
      books.move(matter, 'return', 'queued', event.person, at);
      break;
    case 'refer':
      if (matter.referred.has(event.target)) break;
      matter.referred.add(event.target);
      rows.referrals.push({ consultation_id, target: event.target, by: event.person, at });
      break;
    case 'close':
      close(books, matter, event.outcome, event.person, at);
      break;
    case 'idle':
      close(books, matter, 'idle', 'system', at);
      break;
    case 'reopen':
      matter.row.outcome = null;
      books.move(matter, 'reopen', 'open', 'resident', at);
      books.move(matter, 'call-person', 'queued', 'resident', at);
      break;
    case 'rate': {
      const person_id = matter.holds.at(-1)?.person_id ?? null;
      const rating = { consultation_id, person_id, score: event.score, word: null, at };
      matter.rating = last(rows.ratings, matter.rating, rating);
    }
  }
}

/** A row of which a matter has one: what is new takes the place of the old. */
function last<Row extends object>(rows: object[], old: Row | undefined, row: Row): Row {
  if (old) return Object.assign(old, row);
  rows.push(row);
  return row;
}

function endHold(matter: Matter, ending: string, at: string): void {
  const hold = matter.holds.at(-1);
  if (hold?.ended_at === null) Object.assign(hold, { ended_at: at, ending });
}

function close(books: YearBooks, matter: Matter, outcome: string, by: string, at: string): void {
  endHold(matter, 'closed', at);
  books.move(matter, 'close', 'closed', by, at);
  matter.row.outcome ??= outcome;
  if (matter.clock?.ended_at === null) matter.clock.ended_at = at;
}

const text = (at: Date, ms = 0): string => new Date(at.getTime() + ms).toISOString();
const reply = (words: string): string => JSON.stringify({ body: { type: 'text', text: words }, buttons: [] });

function reasonOf({ path, flag }: AskEvent): string {
  if (flag) return 'safety';
  return path === 'no-match' || path === 'withheld' ? path : 'asked';
}
