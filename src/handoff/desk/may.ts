import type { Directory } from '../../knowledge/directory.ts';
import { isOwn, may } from '../../staff/rights.ts';
import { whoIs } from '../../staff/who.ts';
import { conflicted } from '../conflict.ts';
import type { Desk, Matter, WaitingMatter } from '../ports.ts';

/**
 * Reads a matter: who has it, or has a card of it that is still good. In a chat nobody reads further than their own, whatever the
 * table of rights gives them on the console: what is shown there stays in the phone.
 */
export function mayRead(desk: Desk, matter: Matter): boolean {
  const given = matter.offers.filter(({ state }) => state === 'offered' || state === 'lapsed');
  return isOwn(
    desk.person,
    matter.holder ? { holder: matter.holder } : { given: given.map(({ person }) => person) },
  );
}

/** Takes from the queue what lies in their own areas; with a card, whatever it shows. */
export function mayTake(
  directory: Directory,
  desk: Pick<Desk, 'person'>,
  waiting: Pick<WaitingMatter, 'residentIs' | 'steppedBack' | 'consultation' | 'offers'>,
  text: string,
): boolean {
  const person = directory.people.find((p) => p.id === desk.person);
  const who = whoIs(directory, desk.person);
  if (!person || !who) return false;
  const { residentIs, steppedBack, consultation, offers } = waiting;
  if (conflicted(person, { text, residentIs, steppedBack })) return false;
  const given = offers.filter(({ state }) => state !== 'withdrawn').map((offer) => offer.person);
  return may(who, 'matter.take', { area: consultation.area, given });
}
