import type { Directory } from '../../../knowledge/directory.ts';
import type { Guide } from '../../../knowledge/guide.ts';
import type { Change } from '../../../knowledge/office/lists.ts';
import { badRequest } from '../../errors.ts';

/** Throws where the last place of a key would go while guides still send people there: they would be sent nowhere. */
export function keepPlacesInUse(
  changes: readonly Change[],
  { services }: Directory,
  guides: readonly Pick<Guide, 'title' | 'places'>[],
): void {
  const offices = services.map(({ key }) => key as string);
  for (const change of changes) {
    if (change.list !== 'services') continue;
    const { was, now } = change;
    if (was) offices.splice(offices.indexOf(was.key), 1);
    if (now) offices.push(now.key);
  }
  for (const { key, name } of services) {
    if (offices.includes(key)) continue;
    const titles = guides.filter(({ places }) => places.includes(key)).map(({ title }) => `「${title}」`);
    if (titles.length === 0) continue;
    const more = titles.length > 3 ? ` 等 ${titles.length} 份指南` : '';
    throw badRequest(
      `「${name}」还不能去掉：${titles.slice(0, 3).join('')}${more}还让居民去那里，请先改指南`,
    );
  }
}
