import { similarity } from '../parse/sketch.ts';
import type { DocumentRecord } from './record.ts';

/** Two collections' texts of one version share nearly all paragraphs; below this they are different texts of one date. */
const SAME_DATE = 0.5;
/** A copy without a date belongs to the version it hardly differs from. */
const UNDATED = 0.995;

/**
 * Groups the documents of one statute by version. The first of each group is the text to keep: the one with most articles;
 * the collection's name decides between equals (just-laws, the newer and better set one, before LawRefBook), so that every
 * import gives the same.
 */
export function groupVersions(documents: readonly DocumentRecord[]): DocumentRecord[][] {
  const groups: DocumentRecord[][] = [];
  for (const document of documents.toSorted(better)) {
    const group = groups.find((others) => others.some((other) => sameVersion(document, other)));
    if (group) group.push(document);
    else groups.push([document]);
  }
  return groups;
}

function sameVersion(a: DocumentRecord, b: DocumentRecord): boolean {
  const share = similarity(a.sketch, b.sketch);
  if (a.facts.folderDate !== b.facts.folderDate && a.facts.folderDate && b.facts.folderDate) return false;
  if (a.promulgated !== undefined && a.promulgated === b.promulgated) return share >= SAME_DATE;
  // An amendment may change one word, so a day's difference between two equal texts is all that is forgiven.
  return a.promulgated === undefined || b.promulgated === undefined ? share >= UNDATED : share === 1;
}

function better(a: DocumentRecord, b: DocumentRecord): number {
  return (
    b.articles - a.articles ||
    (b.collection < a.collection ? -1 : b.collection > a.collection ? 1 : 0) ||
    (a.path < b.path ? -1 : 1)
  );
}
