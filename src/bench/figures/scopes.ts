import type { AreaId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { NARROWS } from '../../statistics/fits.ts';
import type { Period } from '../../statistics/period.ts';
import { areasOf, type Scope } from '../../statistics/scope.ts';

export interface AskedScope {
  name: string;
  scope: Scope;
  /** As the page's address says it. */
  query: Record<string, string>;
}

const SAID = { topic: '类别', person: '顾问', channel: '渠道' };

/** Everything the page's filters can be set to: each alone, any two, all three; everywhere, in one community, in a street. */
export function scopesOf(
  directory: Directory,
  period: Period,
  narrowed: { topic: string; person: string; channel: string },
): AskedScope[] {
  const first = (kind: string): AreaId => directory.areas.find((area) => area.kind === kind)!.id;
  const places: { name: string; area: AreaId | undefined }[] = [
    { name: '全部区域', area: undefined },
    { name: '一个社区', area: first('community') },
    { name: '街道各社区', area: first('street') },
  ];
  return places.flatMap(({ name, area }) =>
    combinations(NARROWS).map((columns) => {
      const asked = Object.fromEntries(columns.map((column) => [column, narrowed[column]]));
      return {
        name: [name, ...columns.map((column) => SAID[column])].join('、'),
        scope: { ...period, ...asked, ...(area ? { areas: areasOf(directory, area) } : {}) },
        query: { ...asked, ...(area ? { area } : {}) },
      };
    }),
  );
}

function combinations<T>(of: readonly T[]): T[][] {
  return of.reduce<T[][]>((made, one) => made.flatMap((some) => [some, [...some, one]]), [[]]);
}
