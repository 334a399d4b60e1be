import { z } from 'zod';

/**
 * Everything that can be done to a mediation case, by whom it may be (mediation/rights.ts): the same from a chat and
 * from the console. A case is named by year and serial (`2026-12`), a party by its position in the file.
 */

const key = z.string().regex(/^\d{4}-\d{1,7}$/, '没有这样的案号');
const position = z.number().int().min(1).max(99);
const words = z.string().trim().min(1, '不能为空').max(4000);
const short = z.string().trim().min(1).max(200);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2026-01-31');
/** 分. */
const money = z.number().int().min(0).max(1e13);

export const particulars = z.object({
  kind: z.enum(['person', 'organisation']),
  name: short,
  sex: z.enum(['男', '女']).optional(),
  ethnicity: short.optional(),
  age: z.number().int().min(0).max(130).optional(),
  occupation: short.optional(),
  contact: short.optional(),
  address: short.optional(),
  representative: short.optional(),
});
export type Particulars = z.infer<typeof particulars>;

/** What keeps a matter from mediation (人民调解工作若干规定第二十二条; 反家庭暴力法). `none`: nothing. */
export const BARRIERS = ['none', 'violence', 'crime', 'court', 'authority'] as const;
export type Barrier = (typeof BARRIERS)[number];

export const application = z.object({
  disputeType: z.string().min(1),
  source: z.enum(['applied', 'found', 'police', 'court', 'petition', 'labour', 'other']),
  area: z.string().optional(),
  facts: words,
  claims: words,
  amount: money.optional(),
  people: z.number().int().min(2).max(100_000).default(2),
  applicants: z.array(particulars).min(1).max(20),
  respondents: z.array(particulars).min(1).max(20),
  barrier: z.enum(BARRIERS).default('none'),
  /** Number of the consultation it came from: the first applicant is then that resident. */
  consultation: z.string().optional(),
  /** 五老评议 and the like, by appointment. */
  room: z.string().optional(),
});
export type Application = z.infer<typeof application>;

export const term = z.object({
  who: position,
  what: words,
  amount: money.optional(),
  due: day.optional(),
});

const file = z.object({
  reference: z.string(),
  kind: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
});

export const mediationCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('apply'), application }),
  z.object({ type: z.literal('accept'), case: key }),
  z.object({ type: z.literal('decline'), case: key, reason: words }),
  z.object({ type: z.literal('reject'), case: key, reason: words }),
  z.object({ type: z.literal('move'), case: key, room: z.string(), reason: words }),
  z.object({ type: z.literal('assign'), case: key, person: z.string() }),
  z.object({ type: z.literal('edit'), case: key, party: position, particulars }),
  z.object({ type: z.literal('invite'), case: key, party: position }),
  z.object({ type: z.literal('join'), token: z.string().max(64) }),
  z.object({ type: z.literal('consent'), case: key }),
  /** A side without a phone signed on paper, on that day; the paper is in the file. */
  z.object({
    type: z.literal('signed-on-paper'),
    case: key,
    party: position,
    what: z.enum(['consent', 'agreement']),
    on: day,
  }),
  z.object({ type: z.literal('refuse'), case: key, reason: words.optional() }),
  z.object({
    type: z.literal('propose-times'),
    case: key,
    place: z.enum(['on-site', 'online']),
    times: z
      .array(z.iso.datetime({ offset: true }))
      .min(1)
      .max(6),
  }),
  /** `time` counts the proposed ones from 0; undefined: none of them suits. */
  z.object({ type: z.literal('pick'), case: key, time: z.number().int().min(0).optional() }),
  z.object({ type: z.literal('open'), case: key }),
  z.object({ type: z.literal('pause'), case: key }),
  z.object({ type: z.literal('resume'), case: key }),
  z.object({ type: z.literal('close'), case: key }),
  /** `audience`: everybody, or a private talk: of a mediator with the party given, of a party with the mediators. */
  z.object({
    type: z.literal('speak'),
    case: key,
    audience: z.union([z.literal('all'), z.literal('private'), position]),
    text: z.string().max(32_000).default(''),
    files: z.array(file).max(10).default([]),
    source: z.string().optional(),
  }),
  z.object({ type: z.literal('record'), case: key, text: words }),
  z.object({
    type: z.literal('propose'),
    case: key,
    form: z.enum(['oral', 'written']),
    terms: z.array(term).min(1).max(60),
    more: words.optional(),
  }),
  z.object({ type: z.literal('ask-code'), case: key }),
  z.object({ type: z.literal('confirm'), case: key, code: z.string().max(20) }),
  z.object({ type: z.literal('object'), case: key, reason: words }),
  z.object({ type: z.literal('fail'), case: key, reason: words }),
  z.object({ type: z.literal('withdraw'), case: key, reason: words.optional() }),
  z.object({ type: z.literal('extend'), case: key, to: day, reason: words }),
  z.object({ type: z.literal('agree-extension'), case: key, ok: z.boolean() }),
  /** A side without a chat answered the mediator, that day, on paper, by telephone or face to face. */
  z.object({
    type: z.literal('extension-word'),
    case: key,
    party: position,
    ok: z.boolean(),
    by: z.enum(['paper', 'phone', 'in-person']),
    on: day,
  }),
  z.object({ type: z.literal('perform'), case: key, term: position, on: day.optional() }),
  z.object({
    type: z.literal('judicial'),
    case: key,
    to: z.enum(['wanted', 'applied', 'confirmed', 'refused']),
  }),
  z.object({ type: z.literal('plan-follow-up'), case: key, on: day }),
  z.object({
    type: z.literal('follow-up'),
    case: key,
    finding: words,
    satisfied: z.boolean().optional(),
  }),
  z.object({ type: z.literal('prevented'), case: key, what: z.enum(['crime', 'petition', 'suicide']) }),
  z.object({ type: z.literal('archive'), case: key }),
]);
export type MediationCommand = z.infer<typeof mediationCommand>;
export type CommandOf<T extends MediationCommand['type']> = Extract<MediationCommand, { type: T }>;
