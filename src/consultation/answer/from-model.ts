import type { Answer } from '../../contracts/answer.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { citationOf } from './citation-book.ts';
import type { Sources } from './sources.ts';

/**
 * The model writes the claims; places, related matters and what the citations open come from our own
 * data. Its citations number the passages it was given, 1..n.
 */
export function composeFromModel(
  written: Answer,
  composed: Answer,
  passages: readonly Passage[],
  sources: Sources,
): Answer {
  return {
    ...written,
    places: composed.places,
    related: composed.related,
    citations: passages.map((passage, i) => citationOf(i + 1, passage, sources.gist(passage))),
    writer: 'model',
    notes: composed.notes,
  };
}
