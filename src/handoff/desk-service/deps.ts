import type { StoredMessage } from '../../consultation/records.ts';
import type { DeskEvent } from '../../contracts/console/desk.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { Topic } from '../../knowledge/topics.ts';
import { may, type Subject } from '../../staff/rights.ts';
import { whoIs } from '../../staff/who.ts';
import type { DeskDeps } from '../desk/desk-deps.ts';

/** What a person may do with matters. */
export type MayMatter = (
  person: PersonId,
  right: 'matter.take' | 'matter.read' | 'matter.write' | 'matter.assign',
  subject: Subject,
) => boolean;

/** By the table of rights (staff/rights.ts). */
export function mayMatter(directory: () => Directory): MayMatter {
  return (person, right, subject) => {
    const who = whoIs(directory(), person);
    return who !== undefined && may(who, right, subject);
  };
}

export interface DeskServiceDeps extends Omit<DeskDeps, 'repliesOf'> {
  topics(): readonly Topic[];
  /** Safety entries: what a matter's flags are called. */
  safety(): readonly { id: string; label: string }[];
  /** After the commit: what changed at the desks, and what was said to others. */
  changed(event: DeskEvent, said: readonly StoredMessage[]): void;
}
