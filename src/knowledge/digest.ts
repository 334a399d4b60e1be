import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../core/dates.ts';
import type { TopicId } from '../core/ids.ts';
import { type Problem, readMarkdown } from './front-matter.ts';
import { type ArticleNumber, parseArticleNumber } from './statutes/article-number.ts';

/** Our own plain-language restatement of one article (条文白话), and the lay questions it answers. */
export interface Digest {
  /** `<statute>/<number>` */
  id: string;
  /** Title without 中华人民共和国. */
  statute: string;
  number: ArticleNumber;
  part: string;
  topic: TopicId;
  reviewed: LocalDate;
  text: string;
  questions: readonly string[];
  file: string;
  line: number;
}

const headSchema = z.strictObject({
  statute: z.string().trim().min(1),
  part: z.string().trim().min(1),
  topic: z.string().trim().min(1),
  reviewed: z.string().refine((day) => parseLocalDate(day) !== undefined, '要写成 2026-11-22 这样的日期'),
});

/** Reads a file of digests; a section that is wrong is reported and left out, the others are kept. */
export function readDigests(file: string, content: string, problems: Problem[]): Digest[] {
  const markdown = readMarkdown(file, content, headSchema, problems);
  if (!markdown) return [];
  const { head } = markdown;
  const statute = head.statute.replaceAll('中华人民共和国', '');
  return markdown.sections.flatMap((section) => {
    const number = parseArticleNumber(section.heading);
    if (number === undefined) {
      problems.push({
        file,
        line: section.line,
        reason: `小标题要写成「第一千零七十六条」，看不懂「${section.heading}」`,
      });
      return [];
    }
    let topic = head.topic;
    const text: string[] = [];
    const questions: string[] = [];
    for (const { text: line } of section.lines) {
      const override = /^topic[:：]\s*(.+)$/.exec(line);
      if (override && text.length === 0 && questions.length === 0) topic = override[1]!.trim();
      else if (/^[-*] /.test(line)) questions.push(line.slice(2).trim());
      else text.push(line);
    }
    if (text.length === 0) {
      problems.push({ file, line: section.line, reason: `${section.heading} 没有写白话` });
      return [];
    }
    const digest: Digest = {
      id: `${statute}/${number}`,
      statute,
      number,
      part: head.part,
      topic: topic as TopicId,
      reviewed: head.reviewed as LocalDate,
      text: text.join('\n'),
      questions,
      file,
      line: section.line,
    };
    return [digest];
  });
}
