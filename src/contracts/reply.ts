import { z } from 'zod';
import { answer } from './answer.ts';

/** A press of a button. `action` fits Telegram's 64 bytes: a verb, and what it is about after a colon. */
export const button = z.object({ label: z.string(), action: z.string().max(64) });
export type Button = z.infer<typeof button>;

/** Verbs of residents' actions; their argument in brackets. */
export const RESIDENT_ACTIONS = [
  'useful', // [turn id] 有用
  'useless', // [turn id] 没用
  'articles', // [turn id] 看法条
  'rephrase', // [turn id] 换个说法
  'human', // 转人工
  'mediate', // 申请调解
  'option', // [turn id:index] an answer to a question asked
  'skip', // [turn id] skip the question asked
  'topic', // [topic id] a common topic
  'guide', // [guide id] a related guide
  'area', // [area id] my community
  'areas', // choose my community
  'new', // a new matter
  'my', // my consultations
  'privacy', // what is kept
  'export', // export mine
  'erase', // erase mine: asks first
  'erase-sure', // erase mine
  'help',
  'end', // [consultation number] the resident ends what a person has in hand
  'rate', // [number:score]
  'reopen', // [number]
  'rate-word', // [number] asks for a word to the mark
  'appointment', // [id:accept|decline|change]
  'follow-up', // [id:resolved|unresolved]
] as const;
export type ResidentVerb = (typeof RESIDENT_ACTIONS)[number];

/** Verbs at the desk of an adviser, mediator or clerk. */
export const DESK_ACTIONS = [
  'take', // [number] 接手
  'pass', // [offer id] 转给别人: asks why
  'pass-as', // [offer id:reason]
  'story', // [number] 看全文
  'open', // [number] the matter that unmarked messages go to
  'send-to', // [number:message id] where a message that fits no matter goes
  'desk', // my matters
  'waiting', // what waits for a person
  'draft', // [number] 起草
  'draft-send', // [number:turn id]
  'canned', // [number] 常用语
  'canned-send', // [number:index]
  'law', // [number] 查法条: asks which
  'note', // [number] 备注: asks for it
  'hand-on', // [number] 转交: asks to whom and why
  'hand-to', // [number:person] to this one: asks why
  'close', // [number] 结束: asks how
  'close-as', // [number:outcome], [number:referred:target]
  'pause', // [number] the clock stands, with a reason
  'resume', // [number]
  'cancel', // what was asked for is not wanted
  'leave', // on leave, or back
  'unbind',
] as const;
export type DeskVerb = (typeof DESK_ACTIONS)[number];
/** Buttons of mediation, a party's and a mediator's: `m:<verb>[:case[:rest]]` (mediation/flow/press.ts). */
export const MEDIATION_ACTION = 'm';
/** At the desk, of the outreach log. */
export const OUTREACH_ACTIONS = [
  'log', // [kind:count:people] as far as they are chosen
  'log-undo', // [entry id]
] as const;
export type OutreachVerb = (typeof OUTREACH_ACTIONS)[number];
export type ActionVerb = OutreachVerb | ResidentVerb | DeskVerb | typeof MEDIATION_ACTION;

const ACTIONS: readonly string[] = [
  ...RESIDENT_ACTIONS,
  ...DESK_ACTIONS,
  MEDIATION_ACTION,
  ...OUTREACH_ACTIONS,
];

export function parseAction(action: string): { verb: ActionVerb; argument: string } | undefined {
  const colon = action.indexOf(':');
  const verb = colon < 0 ? action : action.slice(0, colon);
  if (!ACTIONS.includes(verb)) return undefined;
  return { verb: verb as ActionVerb, argument: colon < 0 ? '' : action.slice(colon + 1) };
}

/** One article opened to the letter. */
export const openedArticle = z.object({
  label: z.string(),
  statute: z.string(),
  path: z.array(z.string()),
  /** Undefined when the statutes are not installed: then `gist` and `official` stand in. */
  text: z.string().optional(),
  gist: z.string().optional(),
  effective: z.string().optional(),
  until: z.string().optional(),
  official: z.string().optional(),
});
export type OpenedArticle = z.infer<typeof openedArticle>;

/** A file passed on as it came. `reference` as in IncomingFile. */
const relayedFile = z.object({
  reference: z.string(),
  kind: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
});

/** What is said to a resident, in a form every channel can show. */
export const replyBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('answer'), answer }),
  /** A missing fact is asked for; the buttons are the options. */
  z.object({ type: z.literal('question'), text: z.string() }),
  z.object({
    type: z.literal('emergency'),
    label: z.string(),
    script: z.string(),
    numbers: z.array(z.object({ number: z.string(), name: z.string() })),
  }),
  z.object({ type: z.literal('articles'), articles: z.array(openedArticle) }),
  z.object({
    type: z.literal('consultations'),
    items: z.array(
      z.object({
        number: z.string(),
        openedAt: z.string(),
        topic: z.string(),
        state: z.string(),
        summary: z.string(),
      }),
    ),
  }),
  /** What a person or a resident wrote to the other, under a line that says who writes in which matter. */
  z.object({
    type: z.literal('relay'),
    header: z.string(),
    /** What it answers, in a line. */
    quoted: z.string().optional(),
    text: z.string(),
    files: z.array(relayedFile),
  }),
  /** A file the resident asked for (their own data). */
  z.object({
    type: z.literal('file'),
    name: z.string(),
    mediaType: z.string(),
    content: z.string(),
    caption: z.string(),
  }),
]);
export type ReplyBody = z.infer<typeof replyBody>;
export type RelayedFile = z.infer<typeof relayedFile>;

export const reply = z.object({ body: replyBody, buttons: z.array(z.array(button)) });
export type Reply = z.infer<typeof reply>;
