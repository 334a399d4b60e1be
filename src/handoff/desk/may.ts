import { areaChain, type Directory } from '../../knowledge/directory.ts';
import { conflicted } from '../conflict.ts';
import type { Desk, Matter, WaitingMatter } from '../ports.ts';

/** Reads a matter: who has it, or has a card of it that is still good. */
export function mayRead(desk: Desk, matter: Matter): boolean {
  if (matter.holder) return matter.holder === desk.person;
  return matter.offers.some(
    (offer) => offer.person === desk.person && (offer.state === 'offered' || offer.state === 'lapsed'),
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
  if (!person) return false;
  const { residentIs, steppedBack, consultation, offers } = waiting;
  if (conflicted(person, { text, residentIs, steppedBack })) return false;
  if (offers.some((offer) => offer.person === desk.person && offer.state !== 'withdrawn')) return true;
  const chain = consultation.area ? areaChain(directory, consultation.area).map((a) => a.id) : undefined;
  const streets = directory.areas.filter((a) => a.kind === 'street').map((a) => a.id);
  return (chain ?? streets).some((area) => person.areas.includes(area));
}
