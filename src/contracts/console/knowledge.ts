import { z } from 'zod';
import { answer } from '../answer.ts';
import { GUIDE_HEADINGS } from '../guide-headings.ts';
import { day, pageOf, pageQuery } from './paging.ts';

const word = z.string().trim().min(1).max(200).optional();
const origin = z.enum(['own', 'project']);

export const guidesQuery = pageQuery.extend({ search: word, topic: word, origin: origin.optional() });
export const guideRow = z.object({
  id: z.string(),
  title: z.string(),
  topic: z.string(),
  reviewed: z.string(),
  questions: z.array(z.string()),
  /** The office's own text: an own guide, or in the place of the project's. */
  own: z.boolean(),
});
export type GuideRow = z.infer<typeof guideRow>;

const line = z.string().trim().max(300);
const list = z.array(line).max(100);
const asked = z.strictObject({
  id: line,
  question: line,
  options: list,
  adds: z.record(z.string(), z.string().max(2000)),
});

/** A guide as it is edited; the server writes it as Markdown. Lines of `sections` name their sources in square brackets. */
export const guideForm = z.object({
  id: z.string().max(80),
  title: line,
  topic: line,
  disputeType: line.nullable(),
  priority: z.number().int().min(1).max(5),
  reviewed: day,
  questions: list,
  places: list,
  areas: list,
  /** Facts asked for with buttons; kept as they are. */
  ask: z.array(asked).max(2),
  sections: z.partialRecord(z.enum(GUIDE_HEADINGS), z.string().max(6000)),
});
export type GuideForm = z.infer<typeof guideForm>;

export const digestsQuery = guidesQuery;
/** Digests are edited one by one: `statute` and `number` say which. */
export const digestForm = z.object({
  statute: line,
  /** 12, 12-1: 第十二条, 第十二条之一. */
  number: z.string().max(12),
  part: line,
  topic: line,
  reviewed: day,
  text: z.string().max(4000),
  questions: list,
});
export type DigestForm = z.infer<typeof digestForm>;
export const digestRow = digestForm.extend({ article: z.string(), own: z.boolean() });
export type DigestRow = z.infer<typeof digestRow>;

export const version = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  byName: z.string().nullable(),
  gone: z.boolean(),
});
export type VersionItem = z.infer<typeof version>;

/** What one opens to read or edit. `project`: the project has a text too, which stands again when the own one goes. */
const opened = {
  own: z.boolean(),
  project: z.boolean(),
  /** Sent back when saving: somebody else may have saved meanwhile. */
  revision: z.string(),
  history: z.array(version),
};
export const guideView = z.object({ form: guideForm, ...opened });
export type GuideView = z.infer<typeof guideView>;
/** To the letter, as it is in force. */
const lawText = z.object({
  title: z.string(),
  /** Chapters above it. */
  path: z.array(z.string()),
  text: z.string(),
  effective: z.string(),
});
export type LawText = z.infer<typeof lawText>;
export const digestView = z.object({
  form: digestForm,
  article: z.string(),
  /** Null: the statutes are not installed, or have it no more. */
  law: lawText.nullable(),
  ...opened,
});
export type DigestView = z.infer<typeof digestView>;

export const statutesQuery = z.object({ search: z.string().trim().max(60).default('') });
export const articleQuery = z.object({
  statute: z.string().trim().min(1, '请写法律名称').max(80),
  article: z.string().trim().min(1, '请写第几条').max(30),
});
/** The article that a new digest is to be of. `part`, `topic`: of the digest next to it. */
export const articleFound = z.object({
  statute: z.string(),
  number: z.string(),
  article: z.string(),
  law: lawText.nullable(),
  /** There is a digest of it already. */
  written: z.boolean(),
  part: z.string(),
  topic: z.string(),
});
export type ArticleFound = z.infer<typeof articleFound>;

const saving = {
  revision: z.string().max(40),
  fresh: z.boolean().default(false),
  /** The remarks were read: save all the same. */
  sure: z.boolean().default(false),
};
export const saveGuide = z.object({ form: guideForm, ...saving });
export const saveDigest = z.object({ form: digestForm, ...saving });
/** `version`: the one to go back to; null: to the project's text, or to none. */
export const undoBody = z.object({ version: z.string().max(120).nullable(), revision: z.string().max(40) });
/** Not saved with faults; with remarks (a source not in force, a number not found in it, wording copied) only by who is `sure`. */
export const saved = z.object({
  saved: z.boolean(),
  faults: z.array(z.string()),
  remarks: z.array(z.string()),
});
export type Saved = z.infer<typeof saved>;

export const tryBody = z.object({
  question: z.string().trim().min(2, '请写一个问题').max(600, '问题太长，请写在 600 字以内'),
  area: z.string().max(60).optional(),
  asOf: day.optional(),
});
export const rankedPassage = z.object({
  id: z.string(),
  kind: z.enum(['guide', 'digest', 'article']),
  title: z.string(),
  body: z.string(),
  score: z.number(),
  /** What the ranking saw, by name. */
  features: z.record(z.string(), z.number()),
});
export type RankedPassage = z.infer<typeof rankedPassage>;
export const trial = z.object({
  emergency: z.string().nullable(),
  kind: z.string(),
  topic: z.string(),
  topicChance: z.number(),
  /** From this chance on a guide is answered from. */
  threshold: z.number(),
  guides: z.array(z.object({ id: z.string(), title: z.string(), chance: z.number() })),
  named: z.array(rankedPassage),
  passages: z.array(rankedPassage),
  /** Chance that what was found answers it; below `enough` the bot says that it found nothing. Null: it was not looked for. */
  confidence: z.number().nullable(),
  enough: z.number(),
  path: z.string(),
  dropped: z.array(z.string()),
  answer: answer.nullable(),
  /** What else would be said, in order. */
  said: z.array(z.string()),
  ms: z.record(z.string(), z.number()),
});
export type Trial = z.infer<typeof trial>;

export const OPEN_REASONS = ['no-match', 'withheld', 'useless'] as const;
export const openQuestionsQuery = pageQuery.extend({
  from: day,
  until: day,
  area: word,
  topic: word,
  reason: z.enum(OPEN_REASONS).optional(),
});
/** Questions alike in words, of one topic. Personal numbers are masked. */
export const questionGroup = z.object({
  topic: z.string(),
  count: z.number(),
  byReason: z.record(z.enum(OPEN_REASONS), z.number()),
  /** The one most like the others, then more, each once. */
  questions: z.array(z.string()),
  last: z.string(),
  numbers: z.array(z.string()),
  near: z.object({ id: z.string(), title: z.string(), chance: z.number() }).nullable(),
});
export type QuestionGroup = z.infer<typeof questionGroup>;
export const openQuestionsPage = pageOf(questionGroup).extend({
  /** Questions in all groups. */
  questions: z.number(),
  /** Only the newest so many were looked at; null: all of them. */
  cut: z.number().nullable(),
});
export type OpenQuestionsPage = z.infer<typeof openQuestionsPage>;

export const draftBody = z.object({
  topic: line,
  questions: z.array(z.string().max(400)).min(1).max(40),
});
export const draft = z.object({
  form: guideForm,
  /** A model wrote sections from passages found; a person must check them. */
  byModel: z.boolean(),
  /** Why not, where a model is set but did not answer. */
  remark: z.string().nullable(),
  /** Articles and digests found for the question, to work from. */
  passages: z.array(rankedPassage.omit({ features: true })),
});
export type Draft = z.infer<typeof draft>;

export const lawChangeRow = z.object({
  kind: z.enum(['guide', 'digest']),
  id: z.string(),
  title: z.string(),
  reviewed: z.string(),
  change: z.enum(['missing', 'changed']),
  article: z.string(),
  effective: z.string().nullable(),
});
export type LawChangeRow = z.infer<typeof lawChangeRow>;

/** What the page needs to offer choices, and what could not be read. */
export const overview = z.object({
  topics: z.array(z.string()),
  /** Kinds of places, each once; `offices`: how many there are of it, of which the nearest is named to a resident. */
  places: z.array(z.object({ key: z.string(), name: z.string(), offices: z.number() })),
  guides: z.number(),
  digests: z.number(),
  own: z.number(),
  /** A statute library is installed. */
  statutes: z.boolean(),
  model: z.boolean(),
  problems: z.array(z.object({ file: z.string(), line: z.number(), reason: z.string() })),
});
export type Overview = z.infer<typeof overview>;
