import { HANDOFF_REASONS, type HandoffReason } from '../../consultation/handoff-rules.ts';
import type { Consultation, HandoffRequest, StoredMessage } from '../../consultation/records.ts';
import { textReply } from '../../consultation/turns/results.ts';
import type { Button, Reply } from '../../contracts/reply.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { OFFER_WAIT } from '../deadline.ts';
import { sayWhen } from '../duty.ts';
import type { Clock, Matter } from '../ports.ts';
import { nameOf } from './people.ts';
import { DESK_BUTTONS } from './screen-text.ts';

const URGENCY = { now: '紧急', soon: '尽快', normal: '一般' } as const;
const LINE = 90;
/** Of a story, so that it stays a few messages in a chat. */
const STORY_MESSAGES = 40;
const STORY_TEXT = 600;

export interface CardFacts {
  consultation: Consultation;
  request: (HandoffRequest & { at: Date }) | undefined;
  clock: Clock | undefined;
  messages: readonly StoredMessage[];
}

/** The card of an offer: what it is, what the resident wants, what was said, what the bot answered and from what. */
export function card(directory: Directory, facts: CardFacts, offer: string, until: Date, now: Date): Reply {
  const { number } = facts.consultation;
  const lines = [`新的件，请在 ${sayWhen(until, now)} 前接手`, ...factLines(directory, facts, now)];
  return textReply(
    lines.join('\n'),
    [DESK_BUTTONS.take(number), DESK_BUTTONS.pass(offer)],
    [DESK_BUTTONS.story(number)],
  );
}

/** The card of a matter handed to a chosen person. */
export function chosenCard(directory: Directory, matter: Matter, person: PersonId, now: Date) {
  const expires = new Date(now.getTime() + OFFER_WAIT[matter.clock?.tier ?? '日办快结']);
  return { person, expires, card: (offer: string) => card(directory, matter, offer, expires, now) };
}

export function factLines(directory: Directory, facts: CardFacts, now: Date): string[] {
  const { consultation: c, clock } = facts;
  const area = directory.areas.find((a) => a.id === c.area)?.name ?? '社区未选';
  return [
    `【${c.number}】${area} · ${c.topic ?? '未分类'} · ${URGENCY[c.urgency]}`,
    ...toldLines(facts),
    ...(clock ? [`时限：${clock.tier}，${clock.pausedAt ? '已暂停' : `${sayWhen(clock.due, now)} 前`}`] : []),
    ...(c.flags.length > 0 ? [`注意：${c.flags.join('、')}`] : []),
  ];
}

/** What is wanted, what was said, what the bot answered and from what. */
export function toldLines({ request, messages }: Pick<CardFacts, 'request' | 'messages'>): string[] {
  const asked = messages.flatMap((m) => (m.direction === 'in' ? wordsOf(m) : []));
  const answer = messages.findLast((m) => m.reply?.body.type === 'answer')?.reply?.body;
  const reason = request && (HANDOFF_REASONS[request.reason as HandoffReason] ?? request.reason);
  return [
    ...(request ? [`要什么：${request.wish || reason}`] : []),
    ...asked.slice(0, 3).map((words, i) => `${i === 0 ? '居民说：' : '　　　　'}${short(words)}`),
    ...(answer?.type === 'answer'
      ? [
          `机器人答：${short(answer.answer.short.map((claim) => claim.text).join(''))}`,
          ...(answer.answer.citations.length > 0
            ? [
                `依据：${answer.answer.citations
                  .slice(0, 4)
                  .map((citation) => citation.label)
                  .join('；')}`,
              ]
            : []),
        ]
      : []),
  ];
}

/** 看全文: everything said, the notes, who had it before. */
export function story(directory: Directory, matter: Matter, now: Date, buttons: Button[][]): Reply {
  const said = matter.messages.slice(-STORY_MESSAGES).flatMap((m) => {
    const words = m.direction === 'in' ? wordsOf(m) : replyWords(m);
    if (words.length === 0) return [];
    const who = { resident: '居民', bot: '机器人', person: '工作人员', system: '系统' }[m.author];
    return [`${sayWhen(m.at, now)} ${who}：${words.join(' ').slice(0, STORY_TEXT)}`];
  });
  const notes = matter.notes.map((note) => `备注（${nameOf(directory, note.person).who}）：${note.text}`);
  const before = matter.holders.map((id) => nameOf(directory, id).who).join('、');
  const parts = [
    factLines(directory, matter, now).join('\n'),
    ...(before ? [`经手：${before}`] : []),
    ...notes,
    said.join('\n\n'),
  ];
  return textReply(parts.filter(Boolean).join('\n\n'), ...buttons);
}

/** What can be done with a matter in hand. */
export function matterButtons(number: string, paused: boolean): Button[][] {
  return [
    [DESK_BUTTONS.draft(number), DESK_BUTTONS.canned(number), DESK_BUTTONS.law(number)],
    [DESK_BUTTONS.note(number), DESK_BUTTONS.story(number)],
    [DESK_BUTTONS.handOn(number), paused ? DESK_BUTTONS.resume(number) : DESK_BUTTONS.pause(number)],
    [DESK_BUTTONS.mediate(number), DESK_BUTTONS.close(number)],
  ];
}

function wordsOf({ content, files }: StoredMessage): string[] {
  const names = files.map((file) => `〔${file.name}〕`);
  if (content?.type === 'text' || content?.type === 'edit') return [content.text, ...names];
  return content?.type === 'file' ? [content.caption, ...names].filter(Boolean) : [];
}

function replyWords({ reply }: StoredMessage): string[] {
  switch (reply?.body.type) {
    case 'text':
    case 'question':
      return [reply.body.text];
    case 'relay':
      return [reply.body.header, reply.body.text, ...reply.body.files.map((file) => `〔${file.name}〕`)];
    case 'answer':
      return [reply.body.answer.short.map((claim) => claim.text).join('')];
    case 'emergency':
      return [reply.body.label];
    default:
      return [];
  }
}

const short = (text: string) => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > LINE ? `${flat.slice(0, LINE)}…` : flat;
};
