import type { PassageId, TopicId } from '../core/ids.ts';
import type { Digest } from './digest.ts';
import { GUIDE_HEADINGS, type Guide, type GuideHeading, sectionOf } from './guide.ts';
import type { Knowledge } from './load-knowledge.ts';
import type { Passage } from './passage.ts';

/** The heart of a guide is one passage: short answer, who, steps. The rest are found through it or alone. */
const HEART: readonly GuideHeading[] = ['简单说', '适用', '怎么做'];

/** `guide:<id>#main` for the heart, `guide:<id>#时限` for a section that stands alone. */
export function guidePassageId(guide: string, heading: GuideHeading | 'main' = 'main'): PassageId {
  return `guide:${guide}#${heading}` as PassageId;
}

export function digestPassageId(digest: Pick<Digest, 'statute' | 'number'>): PassageId {
  return `digest:${digest.statute}/${digest.number}` as PassageId;
}

export function* passagesOfKnowledge(knowledge: Pick<Knowledge, 'guides' | 'digests'>): Iterable<Passage> {
  for (const guide of knowledge.guides) yield* passagesOfGuide(guide);
  for (const digest of knowledge.digests) yield passageOfDigest(digest);
}

function* passagesOfGuide(guide: Guide): Iterable<Passage> {
  const text = (heading: GuideHeading) =>
    sectionOf(guide, heading)
      ?.lines.map((line) => line.text)
      .join('\n');
  const base = {
    kind: 'guide',
    title: guide.title,
    topics: [guide.topic],
    areas: guide.areas,
    article: undefined,
    cites: guide.articles,
    from: undefined,
    until: undefined,
  } as const;
  yield {
    ...base,
    id: guidePassageId(guide.id),
    path: '',
    body: HEART.flatMap((heading) => text(heading) ?? []).join('\n'),
    questions: guide.questions,
  };
  for (const heading of GUIDE_HEADINGS) {
    const body = HEART.includes(heading) ? undefined : text(heading);
    if (body !== undefined)
      yield { ...base, id: guidePassageId(guide.id, heading), path: heading, body, questions: [] };
  }
}

function passageOfDigest(digest: Digest): Passage {
  return {
    id: digestPassageId(digest),
    kind: 'digest',
    title: digest.statute,
    path: digest.part,
    body: digest.text,
    questions: digest.questions,
    topics: [digest.topic as TopicId],
    areas: [],
    article: { statute: digest.statute, number: digest.number },
    from: undefined,
    until: undefined,
  };
}
