import { Refused } from '../core/errors.ts';
import type { Directory } from '../knowledge/directory.ts';
import { type Action, scopeOf, type Who } from '../staff/rights.ts';
import { areasUnder, type Scope } from './scope.ts';

/** What somebody may see, as a filter. */
export type Reach = Pick<Scope, 'areas' | 'person'>;

/**
 * The rows this right reaches, narrowed to the area and person asked for. An adviser sees their own; a clerk of a community
 * that community; the street's clerk also what belongs to none.
 */
export function reachOf(
  who: Who,
  action: Action,
  directory: Directory,
  asked: { area?: string | undefined; person?: string | undefined } = {},
): Reach {
  const scope = scopeOf(who.role, action);
  if (scope === undefined) throw new Refused('您没有这项权限，如有需要请找管理员');
  const wanted = asked.area === undefined ? undefined : areasUnder(directory, asked.area);
  if (scope === 'own') {
    if (asked.person !== undefined && asked.person !== who.person) throw new Refused('只能看自己的数字');
    return { areas: wanted, person: who.person };
  }
  if (scope === 'all') return { areas: wanted, person: asked.person };
  const own: string[] = [...who.areas, ...(who.street ? [''] : [])];
  const areas = wanted === undefined ? own : wanted.filter((area) => own.includes(area));
  if (areas.length === 0) throw new Refused('这个区域不归您管');
  return { areas, person: asked.person };
}
