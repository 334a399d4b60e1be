import type { Urgency } from '../consultation/triage/triage.ts';
import type { AreaId, PersonId, TopicId } from '../core/ids.ts';
import { areaChain, type Directory, type DirectoryPerson } from '../knowledge/directory.ts';
import { type ConflictFacts, conflicted } from './conflict.ts';
import { isOnDuty, type Role } from './duty.ts';
import { isWorking, workingHours } from './working-hours.ts';

/** Somebody who can be reached: bound, and how much they have in hand. */
export interface Reachable {
  person: PersonId;
  /** No Telegram chat: only the console. */
  consoleOnly?: boolean;
  /** On leave: gets nothing new. */
  away: boolean;
  load: number;
}

export interface Waiting extends ConflictFacts {
  area: AreaId | undefined;
  topic: TopicId | undefined;
  urgency: Urgency;
  /** Languages the resident asked for. */
  languages: readonly string[];
  /** Whom the reason calls, most wanted first. */
  roles: readonly Role[];
  /** Cards shown for this request before. */
  shown: readonly {
    person: PersonId;
    state: 'declined' | 'lapsed' | 'withdrawn' | 'accepted' | 'offered';
    at: Date;
  }[];
}

/** Who let a card lapse is asked again after this: by then the whole line was asked, or there is nobody else. */
const AGAIN_AFTER_MS = 4 * 3_600_000;
/** From so many matters in hand on somebody comes after everybody else of the same standing. */
const FULL = 8;

/**
 * The line for a matter, the first to be asked first: the community's adviser on duty, then others of that
 * community, then the street's, then staff (小事不出社区). Outside working hours only who is on duty is asked;
 * an emergency asks everybody. Never who has a conflict, is on leave, or passed this matter on.
 */
export function lineFor(
  directory: Directory,
  reachable: readonly Reachable[],
  waiting: Waiting,
  now: Date,
): PersonId[] {
  const chain = chainOf(directory, waiting.area);
  const working = isWorking(workingHours(directory, waiting.area), now);
  const byId = new Map(reachable.map((r) => [r.person, r]));
  const roles: readonly Role[] = waiting.roles.includes('staff')
    ? waiting.roles
    : [...waiting.roles, 'staff'];
  const candidates = directory.people.flatMap((person) => {
    const desk = byId.get(person.id);
    if (!desk || desk.away || !roles.includes(person.role)) return [];
    if (conflicted(person, waiting) || passedOn(waiting, person.id, now)) return [];
    const level = chain.findIndex((area) => person.areas.includes(area));
    if (level < 0) return [];
    const onDuty = isOnDuty(directory, person, chain, now);
    if (!onDuty && !working && waiting.urgency !== 'now') return [];
    return [{ person, level, onDuty, load: desk.load }];
  });
  const standing = (c: (typeof candidates)[number]): number[] => [
    // Staff come last unless the reason itself calls them.
    waiting.roles.includes(c.person.role) ? 0 : 1,
    waiting.urgency === 'now' && !c.onDuty ? 1 : 0,
    c.level,
    waiting.roles.indexOf(c.person.role),
    c.onDuty ? 0 : 1,
    c.load >= FULL ? 1 : 0,
    speaks(c.person, waiting.languages) ? 0 : 1,
    knows(c.person, waiting.topic) ? 0 : 1,
    c.load,
  ];
  return candidates
    .map((c) => ({ id: c.person.id, standing: standing(c) }))
    .sort((a, b) => compare(a.standing, b.standing) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** Communities before the street before the district; a grid's people count as its community's. */
function chainOf(directory: Directory, area: AreaId | undefined): AreaId[] {
  if (area) return areaChain(directory, area).map((a) => a.id);
  return directory.areas.filter((a) => a.kind === 'street').map((a) => a.id);
}

function passedOn(waiting: Waiting, person: PersonId, now: Date): boolean {
  return waiting.shown.some(
    (card) =>
      card.person === person &&
      (card.state === 'declined' ||
        card.state === 'offered' ||
        (card.state === 'lapsed' && now.getTime() - card.at.getTime() < AGAIN_AFTER_MS)),
  );
}

function speaks(person: DirectoryPerson, languages: readonly string[]): boolean {
  return languages.length === 0 || languages.some((language) => person.languages.includes(language));
}

function knows(person: DirectoryPerson, topic: TopicId | undefined): boolean {
  return topic !== undefined && person.topics.includes(topic);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? 0 : a[i]! - b[i]!;
}
