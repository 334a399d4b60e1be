import { z } from 'zod';
import { answer } from '../answer.ts';
import { openedArticle, reply } from '../reply.ts';

/** The adviser's desk in the console. Instants are ISO text; `null` stands for what is not there. */

const personRef = z.object({ id: z.string(), name: z.string(), role: z.string() }).meta({ id: 'PersonRef' });
const areaRef = z.object({ id: z.string(), name: z.string() });
const urgency = z.enum(['normal', 'soon', 'now']);
const delivery = z.enum(['going', 'delivered', 'failed']);

export const deskClock = z
  .object({
    tier: z.string(),
    due: z.string(),
    remind: z.string(),
    pausedAt: z.string().nullable(),
    pauseReason: z.string().nullable(),
    late: z.boolean(),
  })
  .meta({ id: 'DeskClock' });
export type DeskClock = z.infer<typeof deskClock>;

const about = {
  number: z.string(),
  area: areaRef.nullable(),
  topic: z.string().nullable(),
  urgency,
  state: z.enum(['open', 'queued', 'held', 'mediating', 'closed']),
  flags: z.array(z.string()),
  /** Why a person was called, and what for, in a line. */
  reason: z.string().nullable(),
  wish: z.string().nullable(),
  clock: deskClock.nullable(),
};

export const queueItem = z
  .object({
    ...about,
    /** Since a person was first called. */
    waitingSince: z.string(),
    waitedSeconds: z.number().int(),
    /** What the resident was told: who calls back, by when. */
    promise: z.string(),
    /** A card that lies before me; `pass` takes its id. */
    card: z.object({ id: z.string(), expiresAt: z.string() }).nullable(),
    /** Somebody else it lies before at the moment. */
    cardWith: z.string().nullable(),
  })
  .meta({ id: 'QueueItem' });
export type QueueItem = z.infer<typeof queueItem>;

export const deskMatter = z
  .object({
    ...about,
    resident: z.string().nullable(),
    channel: z.string(),
    openedAt: z.string(),
    lastAt: z.string(),
    closedAt: z.string().nullable(),
    outcome: z.string().nullable(),
    /** The resident wrote last: an answer is due. */
    waitsForMe: z.boolean(),
    /** The newest words of mine did not arrive. */
    undelivered: z.boolean(),
    /** The newest words passed on between resident and person, or the name of the file. */
    last: z.object({ by: z.enum(['person', 'resident']), at: z.string(), text: z.string() }).nullable(),
  })
  .meta({ id: 'DeskMatter' });
export type DeskMatter = z.infer<typeof deskMatter>;

export const deskFile = z
  .object({
    name: z.string(),
    mediaType: z.string(),
    bytes: z.number(),
    /** Where it is downloaded; null: too large for a copy, or no file (a place, a contact). */
    url: z.string().nullable(),
  })
  .meta({ id: 'DeskFile' });

export const storyMessage = z
  .object({
    id: z.string(),
    seq: z.number().int(),
    at: z.string(),
    direction: z.enum(['in', 'out']),
    author: z.enum(['resident', 'bot', 'person', 'system']),
    text: z.string(),
    /** What was answered, in full: an answer with its citations, an emergency's script. */
    reply: reply.nullable(),
    files: z.array(deskFile),
    /** Of words passed on between resident and person. */
    delivery: delivery.nullable(),
  })
  .meta({ id: 'StoryMessage' });

export const deskDraft = z
  .object({
    id: z.string(),
    by: personRef,
    answer,
    /** The same as plain text, to be changed. */
    text: z.string(),
    madeAt: z.string(),
    sentAt: z.string().nullable(),
  })
  .meta({ id: 'DeskDraft' });
export type DeskDraft = z.infer<typeof deskDraft>;

export const deskAppointment = z
  .object({
    id: z.string(),
    by: personRef,
    state: z.enum(['offered', 'accepted', 'change-asked', 'declined', 'cancelled', 'replaced']),
    place: z.string(),
    startsAt: z.string(),
    wish: z.string().nullable(),
  })
  .meta({ id: 'DeskAppointment' });

const may = z
  .object({
    take: z.boolean(),
    /** Speak, note, pause, close: it is in my hand. */
    work: z.boolean(),
    reopen: z.boolean(),
    followUp: z.boolean(),
  })
  .meta({ id: 'DeskMay' });

export const matterStory = z
  .object({
    ...deskMatter.shape,
    holder: personRef.nullable(),
    holders: z.array(z.object({ ...personRef.shape, since: z.string(), until: z.string().nullable() })),
    may,
    /** Five lines at most: what it is, what was said, what the bot answered. */
    summary: z.array(z.string()),
    messages: z.array(storyMessage),
    notes: z.array(z.object({ by: personRef, text: z.string(), at: z.string() })),
    events: z.array(
      z.object({
        event: z.string(),
        from: z.string().nullable(),
        to: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
    cards: z.array(
      z.object({
        person: personRef,
        state: z.string(),
        reason: z.string().nullable(),
        at: z.string(),
        expiresAt: z.string(),
      }),
    ),
    drafts: z.array(deskDraft),
    appointments: z.array(deskAppointment),
    followUps: z.array(
      z.object({
        id: z.string(),
        dueAt: z.string(),
        sentAt: z.string().nullable(),
        answer: z.enum(['resolved', 'unresolved']).nullable(),
      }),
    ),
    closings: z.array(
      z.object({
        by: personRef,
        outcome: z.string(),
        referral: z.string().nullable(),
        summary: z.string(),
        at: z.string(),
      }),
    ),
    rating: z.object({ score: z.number().int(), word: z.string().nullable(), at: z.string() }).nullable(),
    /** Other matters of the resident; `readable`: I may open it. */
    earlier: z.array(
      z.object({
        number: z.string(),
        topic: z.string().nullable(),
        state: z.string(),
        outcome: z.string().nullable(),
        openedAt: z.string(),
        readable: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MatterStory' });
export type MatterStory = z.infer<typeof matterStory>;

export const candidate = z
  .object({
    person: personRef,
    areas: z.array(z.string()),
    organisation: z.string().nullable(),
    languages: z.array(z.string()),
    topics: z.array(z.string()),
    /** Matters in hand. */
    load: z.number().int(),
    onDuty: z.boolean(),
    /** On leave, or without a desk. */
    away: z.boolean(),
    conflict: z.boolean(),
    /** May be chosen. */
    free: z.boolean(),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof candidate>;

export const foundLaw = z.object({ articles: z.array(openedArticle), answers: z.array(answer) }).meta({
  id: 'FoundLaw',
});
export type FoundLaw = z.infer<typeof foundLaw>;

export const deskChoices = z
  .object({
    me: z.object({ ...personRef.shape, away: z.boolean(), telegram: z.boolean() }),
    outcomes: z.array(z.object({ id: z.string(), label: z.string() })),
    referrals: z.array(z.object({ id: z.string(), label: z.string() })),
    passReasons: z.array(z.object({ id: z.string(), label: z.string() })),
    canned: z.array(z.object({ name: z.string(), text: z.string() })),
    places: z.array(z.object({ name: z.string(), address: z.string().nullable(), hours: z.string() })),
    /** What the flags of a matter are called. */
    flags: z.array(z.object({ id: z.string(), label: z.string() })),
    /** Official classes of disputes, each with the topics that usually are one. */
    disputeTypes: z.array(z.object({ name: z.string(), topics: z.array(z.string()) })),
  })
  .meta({ id: 'DeskChoices' });
export type DeskChoices = z.infer<typeof deskChoices>;

// What is posted.

const words = (max: number, empty: string) => z.string().trim().min(1, empty).max(max, `最多 ${max} 字`);
/** The page's own id of what it sends: sent again, it is the same. */
export const sendId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'id 要 8–64 位字母、数字、_ 或 -');

export const postNothing = z.object({});
export const lawQuery = z.object({ q: words(500, '请写要查的法条或问题') });
export const postSay = z.object({ id: sendId, text: words(4_000, '内容不能为空') });
export const postSayFields = z.object({ id: sendId, caption: z.string().max(1_000).default('') });
export const postNote = z.object({ text: words(2_000, '备注不能为空') });
export const postPass = z.object({ card: z.string(), reason: z.enum(['busy', 'conflict', 'not-mine']) });
export const postDraft = z.object({ question: z.string().trim().max(2_000).optional() });
/** `text`: as changed by hand; without it the draft goes out as it is. */
export const postSendDraft = z.object({
  id: sendId,
  draft: z.string(),
  text: words(4_000, '内容不能为空').optional(),
});
/** Without `person` it goes back to the queue. */
export const postHandOn = z.object({ reason: words(500, '请写转交的原因'), person: z.string().optional() });
export const postPause = z.object({ reason: words(500, '请写暂停的原因') });
export const postAppointment = z.object({
  startsAt: z.iso.datetime({ offset: true }),
  place: words(200, '请写地点'),
});
export const postCancelAppointment = z.object({ appointment: z.string() });
export const postFollowUp = z.object({ on: z.iso.date() });
export const postClose = z
  .object({
    outcome: z.enum(['answered-by-person', 'referred', 'withdrawn', 'not-legal']),
    summary: words(500, '请用一句话写办理情况'),
    referral: z.enum(['notary', 'arbitration', 'court', 'petition', 'legal-aid', 'other']).optional(),
  })
  .refine(({ outcome, referral }) => outcome !== 'referred' || referral !== undefined, '转介要写明转到哪里');
export const postLeave = z.object({ away: z.boolean() });

/** Live events of the desk: what to read again. `number` is null when it concerns lists alone; `case`: some mediation case. */
export const deskEvent = z
  .object({
    type: z.enum(['card', 'message', 'lapsed', 'clock', 'matter', 'queue', 'case']),
    number: z.string().nullable(),
  })
  .meta({ id: 'DeskEvent' });
export type DeskEvent = z.infer<typeof deskEvent>;
