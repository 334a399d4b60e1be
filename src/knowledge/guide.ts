import { z } from 'zod';
import { GUIDE_HEADINGS, type GuideHeading } from '../contracts/guide-headings.ts';
import { type LocalDate, parseLocalDate } from '../core/dates.ts';
import type { AreaId, TopicId } from '../core/ids.ts';
import { type ArticleCitation, type CitedText, readCitedText } from './cited-text.ts';
import { type MarkdownFile, type Problem, readMarkdown } from './front-matter.ts';

export { GUIDE_HEADINGS, type GuideHeading };

const REQUIRED_HEADINGS: readonly GuideHeading[] = ['简单说', '怎么做'];

/** `steps`: numbered lines; `list`: dashed lines; `text`: paragraphs. A section may mix: the style is of its first line. */
export interface GuideSection {
  heading: GuideHeading;
  style: 'steps' | 'list' | 'text';
  lines: readonly CitedText[];
  /** Line of the heading in the file, from 1. */
  line: number;
}

/** A missing fact that changes the answer: asked with buttons, always skippable. */
export interface GuideAsk {
  id: string;
  question: string;
  options: readonly string[];
  /** What the answer adds when the resident chose that option. */
  adds: ReadonlyMap<string, CitedText>;
}

/** Our own how-to for a common matter (办事指南). */
export interface Guide {
  id: string;
  title: string;
  topic: TopicId;
  /** One of the fifteen mediation classes; undefined: the topic's. */
  disputeType: string | undefined;
  reviewed: LocalDate;
  /** How often residents ask it, 1 to 5. */
  priority: number;
  questions: readonly string[];
  /** Words that residents' messages about it may hold, dialect and wrong terms too: more ways of saying it than the questions show. */
  words: readonly string[];
  /** Every article the text rests on, in the order named by the front matter. */
  articles: readonly ArticleCitation[];
  /** Service keys of directory/services.yaml, filled for the resident's community by code. */
  places: readonly string[];
  /** Only for residents of these areas; empty: for everyone. */
  areas: readonly AreaId[];
  ask: readonly GuideAsk[];
  sections: readonly GuideSection[];
  file: string;
  /** Where fields stand that are checked against other files. */
  fieldLines: { topic: number; places: number };
}

const short = z.string().trim().min(1);
const headSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只用小写字母、数字和连字符'),
  title: short.max(40),
  topic: short,
  disputeType: short.optional(),
  reviewed: z.string().refine((day) => parseLocalDate(day) !== undefined, '要写成 2026-11-22 这样的日期'),
  priority: z.int().min(1).max(5).default(3),
  questions: z.array(short.max(120)).min(3),
  words: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter((word) => word !== '')),
  articles: z.array(short).default([]),
  places: z.array(short).default([]),
  areas: z.array(short).default([]),
  ask: z
    .array(
      z.strictObject({
        id: short,
        question: short,
        options: z.array(short).min(2).max(6),
        adds: z.record(z.string(), short).default({}),
      }),
    )
    .max(2)
    .default([]),
});

export function sectionOf(guide: Guide, heading: GuideHeading): GuideSection | undefined {
  return guide.sections.find((section) => section.heading === heading);
}

/** Reads one guide file. Whatever is wrong goes to `problems`; a file with a problem gives no guide. */
export function readGuide(file: string, content: string, problems: Problem[]): Guide | undefined {
  const found: Problem[] = [];
  const markdown = readMarkdown(file, content, headSchema, found);
  const guide = markdown && buildGuide(markdown, found);
  problems.push(...found);
  return found.length === 0 ? guide : undefined;
}

function buildGuide(markdown: MarkdownFile<z.infer<typeof headSchema>>, problems: Problem[]): Guide {
  const { file, head } = markdown;
  const report = (line: number, reason: string) => problems.push({ file, line, reason });
  const cited = (text: string, line: number): CitedText => {
    const read = readCitedText(text);
    for (const bad of read.unreadable) report(line, `看不懂的出处：[${bad}]，应写成 [民法典第一百八十八条]`);
    return read.text;
  };

  const baseName = file.split('/').at(-1)?.replace(/\.md$/, '');
  if (baseName !== head.id) report(markdown.lineOf('id'), `id「${head.id}」和文件名「${baseName}」不一致`);

  const sections: GuideSection[] = [];
  for (const raw of markdown.sections) {
    const heading = GUIDE_HEADINGS.find((name) => name === raw.heading);
    if (!heading) {
      report(raw.line, `没有「${raw.heading}」这一节；可用的有：${GUIDE_HEADINGS.join('、')}`);
      continue;
    }
    if (raw.lines.length === 0) report(raw.line, `「${heading}」一节是空的`);
    const first = raw.lines[0]?.text ?? '';
    sections.push({
      heading,
      style: /^\d+[.、]/.test(first) ? 'steps' : /^[-*] /.test(first) ? 'list' : 'text',
      lines: raw.lines.map((item) => cited(item.text.replace(/^(?:\d+[.、]\s*|[-*] )/, ''), item.line)),
      line: raw.line,
    });
  }
  for (const heading of REQUIRED_HEADINGS) {
    if (!sections.some((section) => section.heading === heading)) report(1, `缺少「${heading}」一节`);
  }
  sections.sort((a, b) => GUIDE_HEADINGS.indexOf(a.heading) - GUIDE_HEADINGS.indexOf(b.heading));

  const ask = head.ask.map((item): GuideAsk => {
    for (const option of Object.keys(item.adds)) {
      if (!item.options.includes(option))
        report(markdown.lineOf('ask'), `adds 里的「${option}」不在 options 里`);
    }
    const adds = Object.entries(item.adds).map(
      ([option, text]) => [option, cited(text, markdown.lineOf('ask'))] as const,
    );
    return { id: item.id, question: item.question, options: item.options, adds: new Map(adds) };
  });

  const articles = head.articles.flatMap((name) => {
    const read = readCitedText(`[${name}]`);
    if (read.text.citations.length !== 1) report(markdown.lineOf('articles'), `看不懂的条文：${name}`);
    return read.text.citations;
  });
  const listed = new Set(articles.map(({ statute, number }) => `${statute}#${number}`));
  const texts = [...sections.flatMap((s) => s.lines), ...ask.flatMap((a) => [...a.adds.values()])];
  for (const { statute, number } of texts.flatMap((text) => text.citations)) {
    if (listed.has(`${statute}#${number}`)) continue;
    listed.add(`${statute}#${number}`);
    report(markdown.lineOf('articles'), `正文引用了 ${statute} 第 ${number} 条，articles 里没有列出`);
  }

  return {
    ...head,
    topic: head.topic as TopicId,
    reviewed: head.reviewed as LocalDate,
    areas: head.areas as AreaId[],
    disputeType: head.disputeType,
    articles,
    ask,
    sections,
    file,
    fieldLines: { topic: markdown.lineOf('topic'), places: markdown.lineOf('places') },
  };
}
