import { localDate } from '../../core/dates.ts';
import type { PassageId } from '../../core/ids.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { StatuteLibrary } from '../../knowledge/statutes/statute.ts';
import { NONE } from '../index/documents.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { RowTexts } from './vectors.ts';

/** Guides, digests and the articles in force now. Past law is found by words alone: few ask for it, and a vector costs. */
export function* rowTexts(
  index: SearchIndex,
  passages: readonly Passage[],
  library: StatuteLibrary,
): RowTexts {
  const { documents, keys, meta } = index;
  const own = new Map(passages.map((passage) => [passage.id, passage]));
  const today = localDate(new Date());
  for (let row = 0; row < documents.size; row++) {
    if (documents.kind[row] !== 2) {
      const passage = own.get(documents.ids.get(row) as PassageId);
      if (passage !== undefined)
        yield { row, text: `${passage.title}\n${passage.questions.join('\n')}\n${passage.body}` };
    } else if (documents.until[row] === NONE) {
      const statute = meta.statutes[documents.statute[row]!]!;
      const article = library.article(statute.key, keys.number(documents.key[row]!), today);
      if (article !== undefined) yield { row, text: `${statute.title}\n${article.text}` };
    }
  }
}
