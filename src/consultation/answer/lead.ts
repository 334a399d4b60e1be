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

/** A guide answers once it is pressed; three beside the point cost three lines. */
const CHOICE_RIGHT = 0.8;
const CHOICE_WRONG = -0.3;
/** An article that is counted as wrong often still bears on the matter: about half of them, read by hand. */
const ARTICLE_WRONG = -0.6;
/** What it is worth to say plainly that nothing fits. */
const NOTHING = -0.05;

/** What to lead with, by what each is worth to the resident: a right short answer 1, a wrong one below 0. */
export function leadBy({ sure, guides, article }: LeadChances): Lead['by'] {
  if (sure) return 'guide';
  const worth = {
    choices: Math.min(1, guides) * CHOICE_RIGHT + Math.max(0, 1 - guides) * CHOICE_WRONG,
    articles: article + (1 - article) * ARTICLE_WRONG,
  };
  if (Math.max(worth.choices, worth.articles) < NOTHING) return 'near';
  return worth.choices >= worth.articles ? 'choices' : 'articles';
}
