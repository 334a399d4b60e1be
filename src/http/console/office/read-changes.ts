import type { z } from 'zod';
import type { officeChanges } from '../../../contracts/console/office.ts';
import { InvalidInput } from '../../../core/errors.ts';
import type { AreaId } from '../../../core/ids.ts';
import { type Change, readEntry } from '../../../knowledge/office/lists.ts';
import type { Action, Subject } from '../../../staff/rights.ts';

/** The changes as the files hold such entries. Throws InvalidInput. */
export function readChanges({ changes }: z.infer<typeof officeChanges>): Change[] {
  return changes.map(({ list, was, now }) => {
    const read = (value: unknown) =>
      value === undefined || value === null ? undefined : readEntry(list, value);
    const change = { list, was: read(was), now: read(now) } as Change;
    if (change.was === undefined && change.now === undefined) throw new InvalidInput('没有写要改什么');
    return change;
  });
}

/** What somebody must be allowed to do for this change: duty is planned where it lies before and after, all else is of the whole office. */
export function needed({ list, was, now }: Change): [Action, Subject | undefined][] {
  if (list === 'weekly' || list === 'exceptions')
    return [was, now].flatMap((entry): [Action, Subject][] =>
      entry ? [['roster.write', { area: entry.area as AreaId }]] : [],
    );
  // The calendar holds for every area: of the street.
  if (list === 'days') return [['roster.write', { area: undefined }]];
  // Where guides send people is part of the knowledge.
  if (list === 'services') return [['knowledge.write', undefined]];
  return [['people.write', undefined]];
}
