import type { PersonEntry, PersonRow } from '../../../../contracts/console/office.ts';

/** The person as the files hold them, without what the list adds. */
export const entryOf = ({
  areaNames: _a,
  desk: _d,
  load: _l,
  mayLeave: _m,
  ...entry
}: PersonRow): PersonEntry => entry;
