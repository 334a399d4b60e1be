import type { CitedText } from '../knowledge/cited-text.ts';
import { formatCitation } from '../knowledge/cited-text.ts';

/** The way readCitedText reads it: each part with its sources in square brackets behind it. */
export function citedSource({ parts }: CitedText): string {
  return parts
    .map(({ text, citations }) =>
      citations.length === 0 ? text : `${text}[${citations.map(formatCitation).join('、')}]`,
    )
    .join('');
}
