import { z } from 'zod';
import { day, pageQuery } from './paging.ts';

const word = z.string().trim().min(1).max(200).optional();

/** One value or several with commas. */
const several = word;

/** Rows behind a figure's number: its id, the part pressed, and the scope it was counted in. */
const behind = {
  figure: word,
  key: z.string().max(200).optional(),
  figureFrom: day.optional(),
  figureTo: day.optional(),
};

const common = {
  /** Beginning of a number. */
  number: word,
  area: several,
  person: several,
  from: day.optional(),
  to: day.optional(),
  state: several,
  ...behind,
};

export const mattersQuery = pageQuery.extend({
  ...common,
  /** Which day `from` and `to` mean. */
  on: z.enum(['opened', 'closed', 'called']).default('opened'),
  channel: several,
  topic: several,
  kind: several,
  urgency: several,
  outcome: several,
  answered: several,
  tier: several,
  accepted: several,
  finished: several,
  score: several,
  reopened: z.enum(['0', '1']).optional(),
  /** Only with this mark: 重点人群, 紧急情形, 转介去向. */
  group: word,
  safety: word,
  referral: word,
});
export type MattersQuery = z.infer<typeof mattersQuery>;

export const casesQuery = pageQuery.extend({
  ...common,
  on: z.enum(['applied', 'accepted', 'ended']).default('applied'),
  room: several,
  level: several,
  type: several,
  source: several,
  result: several,
  form: several,
  performed: several,
  confirmation: several,
});
export type CasesQuery = z.infer<typeof casesQuery>;

/** Days are '' where there is none, instants null. Values have names in `choices.labels`. */
export const matterRow = z.object({
  number: z.string(),
  opened: z.string(),
  closed: z.string().nullable(),
  last: z.string(),
  area: z.string(),
  areaName: z.string(),
  channel: z.string(),
  topic: z.string(),
  kind: z.string(),
  urgency: z.string(),
  state: z.string(),
  outcome: z.string(),
  person: z.string(),
  personName: z.string(),
  answered: z.string(),
  called: z.string(),
  tier: z.string(),
  accepted: z.string(),
  finished: z.string(),
  /** Minutes. */
  wait: z.number().nullable(),
  handle: z.number().nullable(),
  score: z.number().nullable(),
  transfers: z.number(),
  reopened: z.boolean(),
});
export type MatterItem = z.infer<typeof matterRow>;

export const caseRow = z.object({
  number: z.string(),
  area: z.string(),
  areaName: z.string(),
  room: z.string(),
  roomName: z.string(),
  level: z.string(),
  type: z.string(),
  source: z.string(),
  state: z.string(),
  result: z.string(),
  person: z.string(),
  personName: z.string(),
  applied: z.string(),
  accepted: z.string(),
  ended: z.string(),
  /** 分. */
  amount: z.number(),
  agreedAmount: z.number(),
  people: z.number(),
  form: z.string(),
  performed: z.string(),
  confirmation: z.string(),
});
export type CaseItem = z.infer<typeof caseRow>;

const step = z.object({ at: z.string(), what: z.string(), text: z.string(), by: z.string() });
export const matterStory = z.object({ row: matterRow, steps: z.array(step) });
export type MatterStoryAnswer = z.infer<typeof matterStory>;
export const caseStory = z.object({ row: caseRow, steps: z.array(step) });
export type CaseStoryAnswer = z.infer<typeof caseStory>;

export const exportFormat = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') });

export const referralBody = z.object({ target: z.string().min(1).max(40) });

export const VIEW_PAGES = ['matters', 'cases', 'figures', 'outreach'] as const;
export const viewsQuery = z.object({ page: z.enum(VIEW_PAGES) });
export const viewBody = z.object({
  page: z.enum(VIEW_PAGES),
  name: z.string().trim().min(1, '给这个视图起个名字').max(40, '名字不超过 40 个字'),
  /** As in the address of the page, without `?`. */
  query: z.string().max(4000),
});
export const savedView = z.object({ id: z.string(), name: z.string(), query: z.string() });
export type SavedViewItem = z.infer<typeof savedView>;
