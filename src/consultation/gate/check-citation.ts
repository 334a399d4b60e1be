import type { Citation } from '../../contracts/answer.ts';
import type { LocalDate } from '../../core/dates.ts';
import { findCitations } from '../../knowledge/statutes/citations.ts';
import type { StatuteLibrary } from '../../knowledge/statutes/statute.ts';
import { articleKey, type Evidence } from './evidence.ts';
import type { Fault } from './fault.ts';

/**
 * Whether a citation opens what it says, in the version in force on `asOf`. A statute the library has
 * never heard of passes when the passage is our own digest: it is the only source then.
 */
export function checkCitation(
  citation: Citation,
  evidence: Evidence | undefined,
  library: StatuteLibrary,
  asOf: LocalDate,
): Fault | undefined {
  if (!evidence) return { reason: 'unknown-passage', detail: citation.passageId };
  const { passage } = evidence;
  if (citation.kind !== passage.kind) return { reason: 'unknown-passage', detail: citation.kind };
  if (passage.from !== undefined && passage.from > asOf)
    return { reason: 'not-in-force', detail: `${passage.from}起施行` };
  if (passage.until !== undefined && passage.until <= asOf)
    return { reason: 'not-in-force', detail: `${passage.until}起失效` };
  const named = findCitations(citation.label);
  if (!passage.article)
    return named.length > 0 ? { reason: 'wrong-label', detail: citation.label } : undefined;

  const { statute, number } = passage.article;
  const own = articleKey(library, statute, number);
  for (const { title, number: labelled } of named) {
    if (articleKey(library, title ?? statute, labelled) !== own)
      return { reason: 'wrong-label', detail: citation.label };
  }
  if (citation.statute !== undefined && articleKey(library, citation.statute, number) !== own) {
    return { reason: 'wrong-label', detail: citation.statute };
  }
  const found = library.find(statute);
  if (!found) return undefined;
  const current = library.version(found, asOf);
  if (!current) return { reason: 'not-in-force', detail: statute };
  if (!evidence.article) return { reason: 'no-such-article', detail: own };
  if (citation.versionId !== undefined && citation.versionId !== current.id) {
    return { reason: 'not-in-force', detail: citation.versionId };
  }
  if (passage.kind === 'article' && passage.from !== undefined && passage.from !== current.effective) {
    return { reason: 'not-in-force', detail: `${passage.from}的版本` };
  }
  return undefined;
}
