import type { Candidate } from '../../contracts/console/desk.ts';
import type { PersonId } from '../../core/ids.ts';
import { areaChain } from '../../knowledge/directory.ts';
import { conflicted } from '../conflict.ts';
import { isOnDuty } from '../duty.ts';
import type { Matter } from '../ports.ts';
import type { DeskDeps } from './desk-deps.ts';
import { personView } from './people.ts';

/** Whom a matter could be handed to: who is free first, then who is nearest, on duty, has least in hand. */
export async function candidatesFor(
  { store, directory: directoryNow, clock }: Pick<DeskDeps, 'store' | 'directory' | 'clock'>,
  story: Pick<Matter, 'consultation' | 'request' | 'messages'>,
  self: PersonId,
): Promise<Candidate[]> {
  const directory = directoryNow();
  const now = clock.now();
  const reachable = new Map((await store.reachable()).map((desk) => [desk.person, desk]));
  const conflicts = await store.conflictsOf(story.consultation.resident);
  const said = story.messages.flatMap(({ content }) => (content && 'text' in content ? [content.text] : []));
  const text = [story.request?.wish ?? '', ...said].join('\n');
  const { area } = story.consultation;
  const chain = area ? areaChain(directory, area).map((a) => a.id) : [];
  const level = (areas: readonly string[]) => {
    const found = chain.findIndex((id) => areas.includes(id));
    return found < 0 ? chain.length : found;
  };
  return directory.people
    .filter((person) => person.id !== self && person.role !== 'administrator')
    .map((person) => {
      const desk = reachable.get(person.id);
      const conflict = conflicted(person, { text, ...conflicts });
      const away = !desk || desk.away;
      return {
        level: level(person.areas),
        candidate: {
          person: personView(directory, person.id),
          areas: person.areas.map((id) => directory.areas.find((a) => a.id === id)?.name ?? id),
          organisation: person.organisation ?? null,
          languages: [...person.languages],
          topics: [...person.topics],
          load: desk?.load ?? 0,
          onDuty: isOnDuty(
            directory,
            person,
            directory.areas.map((a) => a.id),
            now,
          ),
          away,
          conflict,
          free: !away && !conflict,
        },
      };
    })
    .sort(
      (a, b) =>
        Number(b.candidate.free) - Number(a.candidate.free) ||
        a.level - b.level ||
        Number(b.candidate.onDuty) - Number(a.candidate.onDuty) ||
        a.candidate.load - b.candidate.load,
    )
    .map(({ candidate }) => candidate);
}
