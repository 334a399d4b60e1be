import type { AreaId } from '../../core/ids.ts';
import { areaChain, type Directory } from '../../knowledge/directory.ts';
import type { TurnWork } from '../records.ts';

/** The resident's own words of earlier turns of this consultation, oldest first. */
export function earlierTexts(work: TurnWork): string[] {
  return work.earlier.flatMap(({ message }) => {
    const { content } = message;
    if (content?.type === 'text' || content?.type === 'edit') return [content.text];
    return content?.type === 'file' && content.caption ? [content.caption] : [];
  });
}

/** Earlier questions, restated so that each stands alone; what later messages lean on. */
export function earlierQuestions(work: TurnWork): string[] {
  return work.earlier.flatMap(({ turn }) => turn.record?.standalone ?? []);
}

/** Facts the resident gave so far to questions of guides. */
export function knownFacts(work: TurnWork): Record<string, string> {
  return Object.assign({}, ...work.earlier.map(({ turn }) => turn.record?.facts ?? {}));
}

/** How many facts were asked for in this consultation. */
export function factsAsked(work: TurnWork): number {
  return work.earlier.filter(({ turn }) => turn.record?.asked).length;
}

/** The resident's area and every area above it. */
export function areasOf(directory: Directory, area: AreaId | undefined): AreaId[] {
  return area ? areaChain(directory, area).map((a) => a.id) : [];
}

export function areaName(directory: Directory, area: AreaId | undefined): string | undefined {
  return directory.areas.find((a) => a.id === area)?.name;
}

export function streetName(directory: Directory): string {
  return directory.areas.find((a) => a.kind === 'street')?.name ?? '街道';
}
