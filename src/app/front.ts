import type { AreaItem, TopicItem } from '../contracts/api.ts';
import type { Mind } from './knowledge-holder.ts';

/** Areas to choose from on the resident's page. */
export function frontDirectory({ sources }: Mind): { areas: AreaItem[]; sample: boolean } {
  const { areas, sample } = sources.knowledge.directory;
  return {
    areas: areas.map(({ id, name, kind, parent }) => ({ id, name, level: kind, parentId: parent ?? null })),
    sample,
  };
}

/** Topics to press, those of the first screen first. */
export function frontTopics({ sources }: Mind): TopicItem[] {
  return sources.knowledge.topics
    .toSorted((a, b) => Number(b.suggested?.front ?? false) - Number(a.suggested?.front ?? false))
    .map(({ id, label, suggested }) => ({
      id,
      label,
      ...(suggested ? { suggested: suggested.question } : {}),
    }));
}
