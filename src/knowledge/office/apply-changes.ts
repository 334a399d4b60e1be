import { isDeepStrictEqual } from 'node:util';
import { InvalidInput } from '../../core/errors.ts';
import { type Change, type ListName, type Lists, readEntry } from './lists.ts';
import { withoutPerson } from './without-person.ts';

/**
 * The lists after the changes, in order; the ones given stay as they are. An entry is found by all it holds, so that a change
 * made meanwhile by somebody else is noticed instead of overwritten. Throws InvalidInput.
 */
export function applyChanges(lists: Lists, changes: readonly Change[]): Lists {
  let after = lists;
  for (const change of changes) after = applyOne(after, change);
  return after;
}

function applyOne(before: Lists, { list, was, now }: Change): Lists {
  const entries: unknown[] = before[list];
  const index = was === undefined ? -1 : entries.findIndex((entry) => isSame(list, entry, was));
  if (was !== undefined && index < 0) throw new InvalidInput('这一条刚被别人改过，请刷新后再改');
  if (now !== undefined && entries.some((entry, i) => i !== index && isSame(list, entry, now)))
    throw new InvalidInput('已经有一模一样的一条');
  const next = entries.slice();
  if (was === undefined) next.push(now);
  else if (now === undefined) next.splice(index, 1);
  else next[index] = now;
  const after = { ...before, [list]: next } as Lists;
  return list === 'people' && was !== undefined && now === undefined ? withoutPerson(after, was.id) : after;
}

function isSame(list: ListName, a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(readEntry(list, plain(a))), plain(readEntry(list, plain(b))));
}

/** Fields that are not set count like fields that are not there. */
const plain = (entry: unknown): unknown => JSON.parse(JSON.stringify(entry));
