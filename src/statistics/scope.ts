import type { AreaId } from '../core/ids.ts';
import { areaChain, type Directory } from '../knowledge/directory.ts';
import type { Period } from './period.ts';

/** What is looked at. `areas`: only these ('' is: no community chosen); undefined: all of them. */
export interface Scope extends Period {
  areas?: readonly string[] | undefined;
  topic?: string | undefined;
  /** Who held the matter last, mediated the case, did the work. */
  person?: string | undefined;
  channel?: string | undefined;
}

/** An area and what lies under it. What belongs to no community is the street's as well. */
export function areasOf(directory: Directory, area: AreaId): string[] {
  const found = directory.areas.find(({ id }) => id === area);
  const under = directory.areas
    .filter(({ id }) => areaChain(directory, id).some((above) => above.id === area))
    .map(({ id }) => id as string);
  const street = found?.kind === 'street' || found?.kind === 'district';
  return street ? [...under, ''] : under;
}

/** As `areasOf`; '' is what belongs to no community. */
export const areasUnder = (directory: Directory, area: string): string[] =>
  area === '' ? [''] : areasOf(directory, area as AreaId);

/** The community an area lies in: itself, or the one above a grid. */
export function communityOf(directory: Directory, area: string): string {
  return areaChain(directory, area as AreaId).find(({ kind }) => kind === 'community')?.id ?? area;
}
