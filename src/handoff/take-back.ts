import { textReply } from '../consultation/turns/results.ts';
import type { DeskEvent } from '../contracts/console/desk.ts';
import type { Clock } from '../core/clock.ts';
import type { AreaId, PersonId } from '../core/ids.ts';
import { areaChain, type Directory } from '../knowledge/directory.ts';
import { DESK_SAY } from './desk/screen-text.ts';
import { isOnDuty } from './duty.ts';
import type { HandoffStore } from './ports.ts';

/**
 * Whether a card lies before somebody whose duty has ended since, while somebody else of theirs is on duty now: it
 * should lie there. At night, when nobody is, it stays where it is.
 */
export function dutyIsOver(
  directory: Directory,
  card: { person: PersonId; madeAt: Date; area: AreaId | undefined },
  others: readonly PersonId[],
  now: Date,
): boolean {
  const chain = card.area
    ? areaChain(directory, card.area).map((area) => area.id)
    : directory.areas.filter((area) => area.kind === 'street').map((area) => area.id);
  const onDuty = (id: PersonId, at: Date) => {
    const person = directory.people.find((p) => p.id === id);
    return person !== undefined && isOnDuty(directory, person, chain, at);
  };
  return (
    onDuty(card.person, card.madeAt) &&
    !onDuty(card.person, now) &&
    others.some((other) => other !== card.person && onDuty(other, now))
  );
}

/** Cards of matters whose holder's duty has ended go to who is on duty now. Leave takes them back itself (give-back). */
export async function takeBackCards({
  store,
  directory: directoryNow,
  clock,
  changed,
}: {
  store: HandoffStore;
  directory(): Directory;
  clock: Clock;
  changed(event: DeskEvent): void;
}): Promise<number> {
  const cards = await store.openCards();
  if (cards.length === 0) return 0;
  const directory = directoryNow();
  const now = clock.now();
  const present = (await store.reachable()).flatMap(({ person, away }) => (away ? [] : [person]));
  const roleOf = (id: PersonId) => directory.people.find((p) => p.id === id)?.role;
  let taken = 0;
  for (const card of cards) {
    const others = present.filter((person) => roleOf(person) === roleOf(card.person));
    if (!dutyIsOver(directory, card, others, now)) continue;
    const reply = textReply(DESK_SAY.dutyOver(card.number));
    if (!(await store.takeBack(card.id, reply, now))) continue;
    taken += 1;
    changed({ type: 'lapsed', number: card.number });
  }
  return taken;
}
