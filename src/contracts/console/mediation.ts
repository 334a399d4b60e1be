import { z } from 'zod';
import { CASE_EVENT_NAMES } from '../case-event.ts';
import { CASE_STATES } from '../case-names.ts';
import { reply } from '../reply.ts';
import { day, pageQuery } from './paging.ts';

/** Cases as the console reads them. Instants are ISO text, amounts in 分. */

const instant = z.string();

export const casesQuery = pageQuery.extend({
  /** Several, with commas. */
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(CASE_STATES)))
    .optional(),
  source: z.enum(['applied', 'found', 'police', 'court', 'petition', 'labour', 'other']).optional(),
  disputeType: z.string().optional(),
  room: z.string().optional(),
  mediator: z.string().optional(),
  /** It and all that lies under it. */
  area: z.string().optional(),
  overdue: z.enum(['1']).optional(),
  from: day.optional(),
  until: day.optional(),
  search: z.string().trim().max(40).optional(),
});

export const caseRow = z.object({
  /** 2026-12: what addresses and commands name it by. */
  key: z.string(),
  number: z.string(),
  state: z.enum(CASE_STATES),
  stateName: z.string(),
  disputeType: z.string(),
  source: z.string(),
  area: z.string(),
  areaName: z.string(),
  room: z.string(),
  roomName: z.string(),
  level: z.enum(['grid', 'community', 'street', 'joint']),
  mediators: z.array(z.object({ id: z.string(), name: z.string() })),
  parties: z.array(z.object({ side: z.enum(['applicant', 'respondent']), name: z.string() })),
  amount: z.number().nullable(),
  people: z.number().int(),
  appliedAt: instant,
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  endedAt: instant.nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

/** A column of the board: the newest of a state, and how many there are. */
export const boardColumn = z.object({
  state: z.enum(CASE_STATES),
  total: z.number(),
  rows: z.array(caseRow),
});
export const board = z.object({ columns: z.array(boardColumn) });
export type Board = z.infer<typeof board>;

const named = z.object({ id: z.string(), name: z.string() });
/** What filters and forms choose from. */
export const choices = z.object({
  disputeTypes: z.array(z.string()),
  rooms: z.array(named),
  mediators: z.array(named),
  barriers: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type MediationChoices = z.infer<typeof choices>;

export const pulse = z.object({ pulse: z.string() });
export type CasePulse = z.infer<typeof pulse>;

/** Beside the files of a form that are sent to a room. */
export const evidenceFields = z.object({
  audience: z.union([z.literal('all'), z.coerce.number().int().min(1).max(99)]),
  text: z.string().max(4000).default(''),
});

export const caseParty = z.object({
  position: z.number().int(),
  side: z.enum(['applicant', 'respondent']),
  kind: z.enum(['person', 'organisation']),
  name: z.string(),
  sex: z.string().nullable(),
  ethnicity: z.string().nullable(),
  age: z.number().nullable(),
  occupation: z.string().nullable(),
  contact: z.string().nullable(),
  address: z.string().nullable(),
  representative: z.string().nullable(),
  /** They have a chat in the case. */
  here: z.boolean(),
  consent: z.enum(['asked', 'given', 'refused']).nullable(),
  consentAt: instant.nullable(),
  extensionOk: z.boolean(),
});

export const caseMessage = z.object({
  id: z.string(),
  /** Party's position, or null: a mediator. */
  party: z.number().int().nullable(),
  who: z.string(),
  /** Null: to everybody. Else the party a private talk is with; only its mediators get these. */
  privateWith: z.number().int().nullable(),
  text: z.string(),
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), bytes: z.number() })),
  /** Whom it did not reach, by name; `files`: the words came, a file did not. */
  missed: z.array(z.object({ who: z.string(), what: z.enum(['words', 'files']) })),
  at: instant,
});
export type CaseMessageView = z.infer<typeof caseMessage>;

export const caseView = caseRow.extend({
  consultation: z.string().nullable(),
  roomReason: z.string(),
  roomAddress: z.string().nullable(),
  facts: z.string(),
  claims: z.string(),
  reason: z.string().nullable(),
  file: z.array(caseParty),
  offers: z.array(z.object({ person: z.string(), name: z.string(), state: z.string(), expiresAt: instant })),
  sessions: z.array(
    z.object({
      id: z.string(),
      place: z.enum(['on-site', 'online']),
      proposed: z.array(instant),
      picks: z.array(z.object({ party: z.number().int(), at: instant })),
      at: instant.nullable(),
      state: z.enum(['proposed', 'fixed', 'open', 'paused', 'ended', 'cancelled']),
      record: z.string().nullable(),
      startedAt: instant.nullable(),
      endedAt: instant.nullable(),
    }),
  ),
  agreement: z
    .object({
      form: z.enum(['oral', 'written']),
      revision: z.number().int(),
      terms: z.array(
        z.object({
          who: z.number().int(),
          what: z.string(),
          amount: z.number().nullable(),
          due: z.string().nullable(),
          performed: z.string().nullable(),
        }),
      ),
      more: z.string().nullable(),
      confirmedBy: z.array(z.object({ party: z.number().int(), at: instant })),
      effectiveAt: instant.nullable(),
      /** Last day for joint judicial confirmation. */
      judicialUntil: z.string().nullable(),
    })
    .nullable(),
  confirmation: z.enum(['none', 'wanted', 'applied', 'confirmed', 'refused']),
  followUps: z.array(
    z.object({
      on: z.string(),
      doneAt: instant.nullable(),
      finding: z.string().nullable(),
      satisfied: z.boolean().nullable(),
    }),
  ),
  prevented: z.array(z.enum(['crime', 'petition', 'suicide'])),
  acceptedAt: instant.nullable(),
  extendTo: z.string().nullable(),
  archivedAt: instant.nullable(),
  history: z.array(
    z.object({
      event: z.enum(CASE_EVENT_NAMES),
      from: z.string().nullable(),
      to: z.string(),
      by: z.string(),
      why: z.string().nullable(),
      at: instant,
    }),
  ),
  /** Commands that this reader's part in the case (mediation/rights.ts) and its state (mediation/fits.ts) leave. */
  may: z.array(z.string()),
  /** Papers that fit the case as it stands. */
  papers: z.array(z.object({ kind: z.string(), name: z.string() })),
  rooms: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Who could be put in charge. */
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type CaseView = z.infer<typeof caseView>;

/** What a command told who gave it (an invitation: its links, and the slip to print), and the case afterwards. */
export const commandDone = z.object({ replies: z.array(reply), case: caseView.nullable() });
export type CommandDone = z.infer<typeof commandDone>;
