import { z } from 'zod';

/** One statement and the citations (their `n`) it rests on. */
export const claim = z.object({ text: z.string(), cites: z.array(z.number().int().positive()) });
export type Claim = z.infer<typeof claim>;

/** What a citation opens. `n` is its number in the answer. */
export const citation = z.object({
  n: z.number().int().positive(),
  passageId: z.string(),
  kind: z.enum(['article', 'digest', 'guide']),
  /** 《民法典》第二百九十六条, or 办事指南：楼上漏水. */
  label: z.string(),
  /** The article restated in plain words, or the guide's short answer; shown before the text is opened. */
  gist: z.string(),
  /** Present when the citation is a statute's article. */
  statute: z.string().optional(),
  article: z.string().optional(),
  /** Version cited, when the statute is in the library. */
  versionId: z.string().optional(),
  effective: z.string().optional(),
});
export type Citation = z.infer<typeof citation>;

/** Where to go: one entry of the directory. */
export const place = z.object({
  key: z.string(),
  name: z.string(),
  address: z.string().optional(),
  hours: z.string().optional(),
  phone: z.string().optional(),
});
export type Place = z.infer<typeof place>;

/** The parts of an answer, in the order they are shown. Empty parts are not shown. */
export const answer = z.object({
  title: z.string().optional(),
  short: z.array(claim),
  steps: z.array(claim),
  law: z.array(claim),
  deadlines: z.array(claim),
  bring: z.array(z.string()),
  cost: z.array(claim),
  pitfalls: z.array(claim),
  person: z.array(claim),
  places: z.array(place),
  citations: z.array(citation),
  /** Other matters close to the question: guide titles to press. */
  related: z.array(z.object({ guide: z.string(), title: z.string() })),
  writer: z.enum(['model', 'composed']),
  /** Plain remarks: a sample directory, a statute library that is missing, a law changed lately. */
  notes: z.array(z.string()),
});
export type Answer = z.infer<typeof answer>;

/** Stands under every answer: whether a model wrote it. */
export const WRITER_LABELS: Record<Answer['writer'], string> = {
  model: 'AI 生成，仅供参考',
  composed: '自动整理自法律和办事指南，仅供参考',
};
