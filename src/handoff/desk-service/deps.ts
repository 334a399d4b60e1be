import type { StoredMessage } from '../../consultation/records.ts';
import type { DeskEvent } from '../../contracts/console/desk.ts';
import type { AreaId, PersonId } from '../../core/ids.ts';
import type { Topic } from '../../knowledge/topics.ts';
import type { DeskDeps } from '../desk/desk-deps.ts';

/** What a person may do with matters, as the table of rights (staff/) says; wired in app.ts. */
export type MatterRight = 'matter.take' | 'matter.read' | 'matter.write' | 'matter.assign';
export type MayMatter = (
  person: PersonId,
  right: MatterRight,
  subject: { area: AreaId | undefined; holder?: PersonId | undefined; given?: readonly PersonId[] },
) => boolean;

export interface DeskServiceDeps extends Omit<DeskDeps, 'repliesOf'> {
  topics(): readonly Topic[];
  may: MayMatter;
  /** After the commit: what changed at the desks, and what was said to others. */
  changed(event: DeskEvent, said: readonly StoredMessage[]): void;
}
