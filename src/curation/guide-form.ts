import { stringify } from 'yaml';
import type { GuideForm } from '../contracts/console/knowledge.ts';
import { formatCitation, readCitedText } from '../knowledge/cited-text.ts';
import { GUIDE_HEADINGS, type Guide, type GuideSection } from '../knowledge/guide.ts';
import { citedSource } from './cited-source.ts';

/** A guide as it is edited. */
export function formOfGuide(guide: Guide): GuideForm {
  return {
    id: guide.id,
    title: guide.title,
    topic: guide.topic,
    disputeType: guide.disputeType ?? null,
    priority: guide.priority,
    reviewed: guide.reviewed,
    questions: [...guide.questions],
    places: [...guide.places],
    areas: [...guide.areas],
    ask: guide.ask.map(({ id, question, options, adds }) => ({
      id,
      question,
      options: [...options],
      adds: Object.fromEntries([...adds].map(([option, text]) => [option, citedSource(text)])),
    })),
    sections: Object.fromEntries(guide.sections.map((section) => [section.heading, linesOf(section)])),
  };
}

function linesOf({ style, lines }: GuideSection): string {
  return lines
    .map(citedSource)
    .map((line, i) => (style === 'steps' ? `${i + 1}. ${line}` : style === 'list' ? `- ${line}` : line))
    .join('\n');
}

/** The same as a file of knowledge/guides: its articles are those that the text names. */
export function markdownOfGuide(form: GuideForm): string {
  const sections = GUIDE_HEADINGS.flatMap((heading) => {
    const text = ownLines(form.sections[heading] ?? '');
    return text === '' ? [] : [`## ${heading}\n${text}`];
  });
  const texts = [...sections, ...form.ask.flatMap(({ adds }) => Object.values(adds))];
  const articles = texts.flatMap((text) => readCitedText(text).text.citations.map(formatCitation));
  const head = {
    id: form.id,
    title: form.title,
    topic: form.topic,
    ...(form.disputeType ? { disputeType: form.disputeType } : {}),
    reviewed: form.reviewed,
    priority: form.priority,
    questions: filled(form.questions),
    articles: [...new Set(articles)],
    places: filled(form.places),
    areas: filled(form.areas),
    ...(form.ask.length > 0 ? { ask: form.ask } : {}),
  };
  return `---\n${stringify(head, { lineWidth: 0 })}---\n${sections.join('\n')}\n`;
}

/** Lines of a section; one that would begin a section of its own is a line like the others. */
export const ownLines = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^#+\s*/, ''))
    .filter((line) => line !== '' && line !== '---')
    .join('\n');

export const filled = (lines: readonly string[]): string[] => [
  ...new Set(lines.map((line) => line.trim()).filter((line) => line !== '')),
];
