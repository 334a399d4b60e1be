import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../core/dates.ts';
import { type CitedText, readCitedText } from './cited-text.ts';
import { type Problem, readMarkdown } from './front-matter.ts';

/** What a person is told before they decide, to be read out, sent or signed (权利义务告知). */
export interface Notice {
  id: string;
  title: string;
  reviewed: LocalDate;
  sections: readonly { heading: string; lines: readonly CitedText[] }[];
  file: string;
}

const headSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只用小写字母、数字和连字符'),
  title: z.string().trim().min(1).max(40),
  reviewed: z.string().refine((day) => parseLocalDate(day) !== undefined, '要写成 2026-11-22 这样的日期'),
});

/** Reads one notice. Whatever is wrong goes to `problems`; a file with a problem gives no notice. */
export function readNotice(file: string, content: string, problems: Problem[]): Notice | undefined {
  const found: Problem[] = [];
  const markdown = readMarkdown(file, content, headSchema, found);
  const sections = (markdown?.sections ?? []).map((section) => {
    if (section.lines.length === 0)
      found.push({ file, line: section.line, reason: `「${section.heading}」一节是空的` });
    const lines = section.lines.map((item) => {
      const read = readCitedText(item.text.replace(/^(?:\d+[.、]\s*|[-*] )/, ''));
      for (const bad of read.unreadable)
        found.push({ file, line: item.line, reason: `看不懂的出处：[${bad}]` });
      return read.text;
    });
    return { heading: section.heading, lines };
  });
  if (markdown && sections.length === 0) found.push({ file, line: 1, reason: '没有正文' });
  problems.push(...found);
  if (!markdown || found.length > 0) return undefined;
  return { ...markdown.head, reviewed: markdown.head.reviewed as LocalDate, sections, file };
}
