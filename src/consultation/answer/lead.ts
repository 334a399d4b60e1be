import type { Guide } from '../../knowledge/guide.ts';

/** What an answer leads with. */
export type Lead =
  /** The guide that answers. */
  | { by: 'guide'; guide: Guide }
  /** The first article found answers by itself. */
  | { by: 'articles' }
  /** One of these guides, likeliest first: the resident says which. */
  | { by: 'choices'; guides: readonly Guide[] }
  /** Nothing found surely answers; what is near is shown as that, and said to fit or not. */
  | { by: 'near'; close: boolean };

export interface LeadChances {
  /** The first guide passed the matcher's threshold. */
  sure: boolean;
  /** That one of the guides offered answers. */
  guides: number;
  /** That the first article alone answers. */
  article: number;
}

/** Three guides to choose from cost three lines, so one of them in four must be right. */
const LEAST_GUIDES = 0.23;
/** Below it the first article is beside the point more often than not (read by hand: half of those counted as wrong still bear on the matter). */
const LEAST_ARTICLE = 0.32;
/** Guides say what to do, and the article stands below them as the law: it leads only where it is so much likelier. */
const AHEAD = 0.2;
/** From here on the first article is right in two of three messages though guides are likely, too; they stand below it as buttons. */
const CLEAR_ARTICLE = 0.45;
/** Of what guides are as likely as this to answer, it is right in one of three. */
const CLEAR_GUIDES = 0.8;

/** What to lead with: what is sure, else what is likely, else neither. */
export function leadBy({ sure, guides, article }: LeadChances): Lead['by'] {
  if (sure) return 'guide';
  if (article >= CLEAR_ARTICLE && guides < CLEAR_GUIDES) return 'articles';
  if (article >= LEAST_ARTICLE && article > guides + AHEAD) return 'articles';
  if (guides >= LEAST_GUIDES) return 'choices';
  return article >= LEAST_ARTICLE ? 'articles' : 'near';
}
